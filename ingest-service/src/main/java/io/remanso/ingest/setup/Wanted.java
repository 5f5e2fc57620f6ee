package io.remanso.ingest.setup;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a Whapi channel must be set. Pure: what is missing in some settings, and the change
 * that mends it. Whatever else is set stays.
 *
 * @param url where webhooks shall be posted
 * @param token of the webhook's header; where there are two, the one that stays
 */
record Wanted(String url, String token) {

	private static final String HEADER = "X-Webhook-Token";

	private static final List<String> EVENTS = List.of("messages post", "messages put", "messages patch",
			"messages delete", "statuses post", "statuses put", "presences post", "calls post");

	private static final List<String> MEDIA = List.of("image", "audio", "voice", "video", "document", "sticker");

	// The bounds are Whapi's own.
	private static final Delay FIRST_DELAY = new Delay("callback_backoff_delay_ms", 3_000, 15_000, 3_000);

	private static final Delay LONGEST_DELAY = new Delay("max_callback_backoff_delay_ms", 600_000, 3_600_000, 900_000);

	/**
	 * A setting in milliseconds.
	 */
	private record Delay(String name, int least, int most, int usual) {

		boolean isSet(JsonNode settings) {
			int value = settings.path(this.name).asInt(0);
			return value >= this.least && value <= this.most;
		}

	}

	/** One line for each thing that is not as it must be; none holds a token. */
	List<String> missingIn(JsonNode settings) {
		List<JsonNode> webhooks = webhooksIn(settings);
		List<String> missing = new ArrayList<>();
		if (webhooks.size() > 1) {
			missing
				.add("%d webhooks go to %s: each event would come by all of them".formatted(webhooks.size(), this.url));
		}
		missing.addAll(
				webhooks.isEmpty() ? List.of("no webhook goes to " + this.url) : missingInWebhook(webhooks.getFirst()));
		if (!settings.path("callback_persist").asBoolean(false)) {
			missing.add("callback_persist is off: a webhook that is answered 503 would never be repeated");
		}
		for (Delay delay : List.of(FIRST_DELAY, LONGEST_DELAY)) {
			if (!delay.isSet(settings)) {
				missing.add("%s is not between %d and %d".formatted(delay.name(), delay.least(), delay.most()));
			}
		}
		MEDIA.stream()
			.filter((kind) -> !texts(settings.path("media").path("auto_download")).contains(kind))
			.forEach((kind) -> missing
				.add("media.auto_download lacks %s: it would come without a link".formatted(kind)));
		return missing;
	}

	private List<String> missingInWebhook(JsonNode webhook) {
		List<String> missing = new ArrayList<>();
		if (!isSet(webhook.path("headers"))) {
			missing.add("the webhook's header %s is not the last of WHAPI_WEBHOOK_TOKEN: it would be answered 401"
				.formatted(HEADER));
		}
		if (!webhook.path("mode").asString("").equals("body")) {
			missing.add("the webhook's mode is not body");
		}
		EVENTS.stream()
			.filter((event) -> !events(webhook).contains(event))
			.forEach((event) -> missing.add("the webhook lacks the event %s".formatted(event)));
		return missing;
	}

	/** What to send by PATCH to settings that lack something. */
	ObjectNode changeOf(JsonNode settings) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		ObjectNode change = nodes.objectNode();
		ArrayNode webhooks = change.putArray("webhooks");
		List<JsonNode> own = webhooksIn(settings);
		settings.path("webhooks").values().stream().filter((webhook) -> !own.contains(webhook)).forEach(webhooks::add);
		webhooks.add(mended(own.isEmpty() ? nodes.objectNode() : own.getFirst().asObject()));
		change.put("callback_persist", true);
		for (Delay delay : List.of(FIRST_DELAY, LONGEST_DELAY)) {
			if (!delay.isSet(settings)) {
				change.put(delay.name(), delay.usual());
			}
		}
		ObjectNode media = settings.path("media").isObject() ? settings.path("media").asObject().deepCopy()
				: nodes.objectNode();
		List<String> kinds = new ArrayList<>(texts(media.path("auto_download")));
		MEDIA.stream().filter((kind) -> !kinds.contains(kind)).forEach(kinds::add);
		ArrayNode download = media.putArray("auto_download");
		kinds.forEach(download::add);
		change.set("media", media);
		return change;
	}

	private ObjectNode mended(ObjectNode webhook) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		ObjectNode mended = webhook.deepCopy();
		ObjectNode headers = mended.path("headers").isObject() ? mended.path("headers").asObject() : nodes.objectNode();
		if (!isSet(headers)) {
			headers.remove(headers.propertyNames().stream().filter(HEADER::equalsIgnoreCase).toList());
			headers.put(HEADER, this.token);
		}
		mended.put("url", this.url).put("mode", "body").set("headers", headers);
		ArrayNode events = mended.path("events").isArray() ? mended.path("events").asArray()
				: mended.putArray("events");
		List<String> present = events(mended);
		EVENTS.stream()
			.filter((event) -> !present.contains(event))
			.map((event) -> event.split(" ", -1))
			.forEach((event) -> events.add(nodes.objectNode().put("type", event[0]).put("method", event[1])));
		return mended;
	}

	private boolean isSet(JsonNode headers) {
		return headers.properties()
			.stream()
			.filter((header) -> header.getKey().equalsIgnoreCase(HEADER))
			.map((header) -> header.getValue().asString(""))
			.toList()
			.equals(List.of(this.token));
	}

	private List<JsonNode> webhooksIn(JsonNode settings) {
		return settings.path("webhooks")
			.values()
			.stream()
			.filter((webhook) -> webhook.path("url").asString("").equals(this.url))
			.toList();
	}

	private static List<String> events(JsonNode webhook) {
		return webhook.path("events")
			.values()
			.stream()
			.map((event) -> event.path("type").asString("") + " " + event.path("method").asString(""))
			.toList();
	}

	private static List<String> texts(JsonNode list) {
		return list.values().stream().map((text) -> text.asString("")).toList();
	}

}
