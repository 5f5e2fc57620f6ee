package io.remanso.simulator.whapi;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.payloads.WebhookPayloads;
import io.remanso.simulator.webhooks.WebhookPoster;
import io.remanso.simulator.webhooks.WebhookTarget;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The channel: settings, health, limits. A webhook in the settings takes the place of the
 * one that the simulator was started with.
 */
final class ChannelEndpoint {

	private final WebhookPoster poster;

	private final @Nullable WebhookTarget started;

	private final String ownNumber;

	private final InstantSource clock;

	private final Instant startedAt;

	private final AtomicReference<ObjectNode> settings = new AtomicReference<>(initial());

	ChannelEndpoint(WebhookPoster poster, @Nullable WebhookTarget started, String ownNumber, InstantSource clock) {
		this.poster = poster;
		this.started = started;
		this.ownNumber = ownNumber;
		this.clock = clock;
		this.startedAt = clock.instant();
	}

	private static ObjectNode initial() {
		return Json.object("callback_backoff_delay_ms", 3000, "max_callback_backoff_delay_ms", 900_000,
				"callback_persist", false, "media", Json.object("auto_download", List.of()), "webhooks", List.of(),
				"offline_mode", false);
	}

	/** Where events go now. */
	Optional<WebhookTarget> target() {
		JsonNode webhook = this.settings.get().path("webhooks").path(0);
		return webhook.path("url").isString() ? Optional.of(target(webhook)) : Optional.ofNullable(this.started);
	}

	private static WebhookTarget target(JsonNode webhook) {
		Map<String, String> headers = new HashMap<>();
		webhook.path("headers")
			.properties()
			.forEach((field) -> headers.put(field.getKey(), field.getValue().asString()));
		try {
			return new WebhookTarget(URI.create(webhook.path("url").asString("")), Map.copyOf(headers), null);
		}
		catch (IllegalArgumentException ex) {
			throw WhapiError.badParameter("url has a wrong form");
		}
	}

	Reply settings(Request request) {
		return Reply.json(200, this.settings.get());
	}

	Reply update(Request request) {
		JsonNode changes = WhapiRequests.fields(request);
		changes.path("webhooks").values().forEach(ChannelEndpoint::target);
		ObjectNode before = this.settings.get();
		ObjectNode after = before.deepCopy();
		changes.properties().forEach((field) -> after.set(field.getKey(), field.getValue()));
		this.settings.set(after);
		return Reply.json(200, Json.object("before_update", before, "after_update", after, "changes",
				List.copyOf(changes.propertyNames())));
	}

	/** Posts one event of the asked type, as a presence or a text of a synthetic user. */
	Reply testWebhook(Request request) {
		JsonNode body = WhapiRequests.fields(request);
		WhapiRequests.required(body, "url");
		String type = WhapiRequests.required(body, "type");
		String user = WebhookPayloads.userNumber(0);
		byte[] event = type.equals("presences") ? WebhookPayloads.whapiPresence(user, "typing")
				: WebhookPayloads.whapiText(user, "Prueba", "Mensaje de prueba", this.clock.instant());
		this.poster.post(target(body), List.of(event));
		return Reply.json(200, Json.object("success", true));
	}

	Reply health(Request request) {
		Instant now = this.clock.instant();
		return Reply.json(200, Json.object("channel_id", "SIMUL-TEST1", "start_at", this.startedAt.getEpochSecond(),
				"uptime", Duration.between(this.startedAt, now).toSeconds(), "version", "simulator", "status",
				Json.object("code", 4, "text", "AUTH"), "user", Json.object("id", this.ownNumber, "name", "Remanso")));
	}

	/** No content: the channel has no limits. */
	Reply limits(Request request) {
		return Reply.empty(204);
	}

	void clear() {
		this.settings.set(initial());
	}

}
