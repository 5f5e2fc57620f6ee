package io.remanso.responder.delivery.whapi;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import io.remanso.responder.delivery.Doubt;
import io.remanso.responder.delivery.Part;
import tools.jackson.databind.JsonNode;

/**
 * Finds a part in what Whapi lists of a chat. It has no key of ours, so its content
 * tells, and that need not come back as it was sent: margins, ends of lines, runs of
 * white space and the composition of characters may differ, and a text with an address
 * may have become a preview.
 */
final class Listing {

	// Whapi's clock is in whole seconds and not quite ours.
	private static final Duration SKEW = Duration.ofSeconds(5);

	private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\u200b-\\u200f\\u2060\\ufeff]+");

	private Listing() {
	}

	/** Nothing before it can be the part. */
	static Instant from(Doubt doubt) {
		return doubt.notBefore().minus(SKEW);
	}

	/** The id of the message that is the part. */
	static Optional<String> find(JsonNode list, Part part, Doubt doubt) {
		long from = from(doubt).getEpochSecond();
		String text = normal(part.text());
		for (JsonNode message : list.path("messages")) {
			String id = message.path("id").asString("");
			boolean ours = message.path("from_me").asBoolean(false) && message.path("timestamp").asLong(0) >= from;
			boolean same = (!text.isEmpty() && text.equals(normal(text(message))))
					|| (doubt.spokenToo() && isSpoken(message));
			if (ours && same && !doubt.sentIds().contains(id)) {
				return Optional.of(id);
			}
		}
		return Optional.empty();
	}

	private static boolean isSpoken(JsonNode message) {
		String type = message.path("type").asString("");
		// What a person recorded on the phone has another source.
		return (type.equals("voice") || type.equals("audio")) && message.path("source").asString("api").equals("api");
	}

	private static String text(JsonNode message) {
		return message.path("text")
			.path("body")
			.stringValueOpt()
			.or(() -> message.path("link_preview").path("body").stringValueOpt())
			.orElse("");
	}

	private static String normal(String text) {
		return SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ").strip();
	}

}
