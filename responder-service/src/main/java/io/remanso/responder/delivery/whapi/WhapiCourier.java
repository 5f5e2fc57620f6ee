package io.remanso.responder.delivery.whapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.Courier;
import io.remanso.responder.delivery.Doubt;
import io.remanso.responder.delivery.GatewayHttp;
import io.remanso.responder.delivery.Answer;
import io.remanso.responder.delivery.HeldBackException;
import io.remanso.responder.delivery.Part;
import io.remanso.responder.delivery.Permit;
import io.remanso.responder.delivery.VoiceNote;
import io.remanso.responder.delivery.Sending;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.delivery.Sign;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.PartReceipt;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.text.CleanText;
import org.jspecify.annotations.Nullable;

/**
 * Sends through Whapi. It has no key of ours that would come back, but it lists a chat's
 * messages: a part in doubt is looked for there.
 */
public final class WhapiCourier implements Courier {

	// A message that Whapi took may reach the list a moment later.
	private static final Duration UNTIL_LISTED = Duration.ofSeconds(3);

	// The answer waits for them, and is worth more.
	private static final Duration LABELS = Duration.ofSeconds(3);

	private static final int LISTED = 50;

	private static final int LOOKS = 3;

	private final GatewayHttp http;

	public WhapiCourier(GatewayHttp http) {
		this.http = http;
	}

	@Override
	public Sending send(Part part, Permit permit) throws HeldBackException, TenureEndedException, InterruptedException {
		var body = GatewayHttp.object().put("to", part.chat().chatId());
		VoiceNote recording = part.recording();
		if (recording != null) {
			body.put("media", "data:%s;base64,%s".formatted(VoiceNote.TYPE,
					Base64.getEncoder().encodeToString(recording.bytes())));
			return WhapiAnswers.sending(this.http.post("/messages/voice", body, permit));
		}
		body.put("body", part.text());
		return WhapiAnswers.sending(this.http.post("/messages/text", body, permit));
	}

	@Override
	public Settlement settle(Part part, Doubt doubt, Deadline deadline, Waiting waiting) throws InterruptedException {
		Settlement seen = new Settlement.Unknown();
		for (int look = 1; look <= LOOKS && !deadline.passed(waiting.now()); look++) {
			boolean listed = !waiting.now().isBefore(doubt.since().plus(UNTIL_LISTED));
			Settlement now = look(part, doubt, deadline, waiting);
			if (now instanceof Settlement.Found || (listed && now instanceof Settlement.Absent)) {
				return now;
			}
			seen = (now instanceof Settlement.Absent) ? now : seen;
			if (look < LOOKS) {
				waiting.sleep(deadline.leftAtMost(waiting.now(), UNTIL_LISTED));
			}
		}
		return seen;
	}

	// Under each id that the chat may have. One that Whapi does not know lists nothing.
	// Where no answer comes about one, the chat's own first, the others are not waited
	// for.
	private Settlement look(Part part, Doubt doubt, Deadline deadline, Waiting waiting) throws InterruptedException {
		String own = part.chat().chatId();
		Set<String> ids = new LinkedHashSet<>(Set.of(own));
		ids.addAll(doubt.chatIds());
		Settlement seen = new Settlement.Absent();
		for (String id : ids) {
			Answer answer = list(id, doubt, deadline.leftAtMost(waiting.now(), this.http.timeout()));
			if (answer instanceof Answer.Lost) {
				return new Settlement.Unknown();
			}
			Optional<String> found = (answer instanceof Answer.Http http && http.ok())
					? Listing.find(http.body(), part, doubt) : Optional.empty();
			if (found.isPresent()) {
				return new Settlement.Found(found.get(), Outcome.Proof.LISTED);
			}
			boolean told = answer instanceof Answer.Http http
					&& (http.ok() || (http.status() == 404 && !id.equals(own)));
			seen = told ? seen : new Settlement.Unknown();
		}
		return seen;
	}

	@Override
	public Settlement.@Nullable Refused failure(PartReceipt receipt) {
		return receipt.hasFailed()
				? new Settlement.Refused(false,
						"Whapi could not deliver it, code %s".formatted(Objects.toString(receipt.errorCode(), "none")))
				: null;
	}

	@Override
	public void show(Sign sign, Chat chat, String newestMessageId) throws InterruptedException {
		show(sign.name().toLowerCase(Locale.ROOT), chat);
	}

	@Override
	public void hide(Chat chat) throws InterruptedException {
		show("pause", chat);
	}

	private void show(String presence, Chat chat) throws InterruptedException {
		this.http.call("PUT", "/presences/" + encode(chat.chatId()),
				GatewayHttp.object().put("presence", presence).put("delay", 0));
	}

	@Override
	public void subscribe(Chat chat) throws InterruptedException {
		this.http.call("POST", "/presences/" + encode(chat.chatId()), null);
	}

	@Override
	public @Nullable List<String> labels(Chat chat) throws InterruptedException {
		Answer answer = this.http.call("GET", "/chats/" + encode(chat.chatId()), null, LABELS);
		return (answer instanceof Answer.Http http && http.ok()) ? http.body()
			.path("labels")
			.valueStream()
			.flatMap((label) -> label.path("name").stringValueOpt().stream())
			.map(CleanText::of)
			.toList() : null;
	}

	@Override
	public Duration signStays() {
		return Duration.ofSeconds(20);
	}

	private Answer list(String chatId, Doubt doubt, Duration patience) throws InterruptedException {
		return this.http.call("GET", "/messages/list/%s?count=%d&from_me=true&time_from=%d".formatted(encode(chatId),
				LISTED, Listing.from(doubt).getEpochSecond()), null, patience);
	}

	private static String encode(String pathSegment) {
		return URLEncoder.encode(pathSegment, StandardCharsets.UTF_8);
	}

}
