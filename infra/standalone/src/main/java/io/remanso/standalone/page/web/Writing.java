package io.remanso.standalone.page.web;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.remanso.simulator.payloads.WebhookPayloads;
import io.remanso.standalone.page.people.DemoUser;
import io.remanso.standalone.page.people.DemoUsers;
import io.remanso.standalone.page.settings.PageSettings;
import io.remanso.standalone.page.webhook.OwnWebhook;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a demo user does, posted to the webhook as Whapi would. The page is answered what
 * the webhook answered.
 */
@RestController
final class Writing {

	// As long as the longest part of an answer.
	private static final int LONGEST = 4_096;

	// The page makes the ids, so that what it sends again is the same message.
	private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{16,40}");

	private static final Set<String> ACTIVITIES = Set.of("typing", "paused");

	/** A message of a demo user. */
	record Line(@Nullable String user, @Nullable String id, @Nullable String text) {
	}

	/** What a demo user is doing. */
	record Activity(@Nullable String user, @Nullable String activity) {
	}

	private final OwnWebhook webhook;

	private final PageSettings settings;

	private final InstantSource clock;

	Writing(OwnWebhook webhook, PageSettings settings, InstantSource clock) {
		this.webhook = webhook;
		this.settings = settings;
		this.clock = clock;
	}

	@PostMapping(path = "/page/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<String> write(@RequestBody Line line) throws InterruptedException {
		Optional<DemoUser> user = user(line.user());
		if (user.isEmpty() || line.id() == null || !ID.matcher(line.id()).matches()) {
			return answer(HttpStatus.BAD_REQUEST.value(), "no demo user, or no id");
		}
		if (line.text() == null || line.text().isBlank() || line.text().length() > LONGEST) {
			return answer(HttpStatus.BAD_REQUEST.value(), "a message has 1 to %d characters".formatted(LONGEST));
		}
		return post(WebhookPayloads.whapi()
			.text(user.get().id(), user.get().name(), line.id(), line.text(), this.clock.instant())
			.bytes());
	}

	@PostMapping(path = "/page/presences", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<String> act(@RequestBody Activity doing) throws InterruptedException {
		Optional<DemoUser> user = user(doing.user());
		if (user.isEmpty() || doing.activity() == null || !ACTIVITIES.contains(doing.activity())) {
			return answer(HttpStatus.BAD_REQUEST.value(), "no demo user, or no activity");
		}
		return post(WebhookPayloads.whapiPresence(user.get().id(), doing.activity()));
	}

	private static Optional<DemoUser> user(@Nullable String id) {
		return (id != null) ? DemoUsers.find(id) : Optional.empty();
	}

	private ResponseEntity<String> post(byte[] body) throws InterruptedException {
		if (!this.settings.writable()) {
			return answer(HttpStatus.CONFLICT.value(), "Whapi is real here, and the demo writes to nobody's phone");
		}
		OwnWebhook.Answer answer = this.webhook.post(body);
		return answer(answer.status(), answer.line());
	}

	private static ResponseEntity<String> answer(int status, String line) {
		return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(line);
	}

}
