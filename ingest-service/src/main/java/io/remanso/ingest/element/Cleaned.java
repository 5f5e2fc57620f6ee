package io.remanso.ingest.element;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of a tree what no reader behind Kafka could carry: previews, pictures on
 * address cards and other files in base64, which would fill records with pictures, and
 * characters that are no text (half of a surrogate pair is no UTF-8, NUL is nothing that
 * PostgreSQL stores). Nearly every tree is clean, and is handed back as it is.
 */
final class Cleaned {

	private static final Set<String> PREVIEWS = Set.of("preview", "thumbnail", "jpeg_thumbnail", "jpegThumbnail");

	// A preview's link stays, its picture goes.
	private static final int LONGEST_PREVIEW = 1_024;

	// More than any text that WhatsApp carries. What is as long and made of these
	// characters only is a file, whatever it is called.
	private static final int LONGEST_TEXT = 70_000;

	private static final Pattern FILE = Pattern.compile("(?:data:[^,]{0,200},)?[A-Za-z0-9+/=_-]++");

	private static final boolean[] SUSPECTS = suspects();

	private static final char REPLACEMENT = '\uFFFD';

	private Cleaned() {
	}

	/**
	 * Whether the bytes alone show that their tree is clean. Says so of nearly every text
	 * message, at a fraction of what walking through its tree costs.
	 */
	static boolean isSurelyClean(byte[] body) {
		if (body.length > LONGEST_PREVIEW) {
			return false;
		}
		for (int i = 0; i < body.length; i++) {
			if (SUSPECTS[body[i] & 0xFF] && (body[i] != '\\' || isSuspectEscape(body, i + 1))) {
				return false;
			}
		}
		return true;
	}

	// One that can become NUL or half of a surrogate pair. That the backslash may itself
	// be escaped only makes it suspect too often.
	private static boolean isSuspectEscape(byte[] body, int at) {
		if (at + 4 >= body.length || body[at] != 'u') {
			return false;
		}
		boolean surrogate = body[at + 1] == 'd' || body[at + 1] == 'D';
		boolean control = body[at + 1] == '0' && body[at + 2] == '0' && body[at + 3] == '0';
		return surrogate || control;
	}

	private static boolean[] suspects() {
		boolean[] suspects = new boolean[256];
		suspects['\\'] = true;
		// No text, or not UTF-8: NUL, what can be a surrogate (ED), what can be a longer
		// form of a shorter character (C0, C1, E0), and all beyond the basic plane.
		for (int b : new int[] { 0x00, 0xC0, 0xC1, 0xE0, 0xED }) {
			suspects[b] = true;
		}
		Arrays.fill(suspects, 0xF0, suspects.length, true);
		return suspects;
	}

	static JsonNode of(JsonNode node) {
		return isClean(node) ? node : rebuilt(node);
	}

	private static boolean isClean(JsonNode node) {
		if (node.isString()) {
			return isText(node.stringValue());
		}
		for (Map.Entry<String, JsonNode> property : node.properties()) {
			if (isPicture(property) || isLargeCard(property) || !isText(property.getKey())
					|| !isClean(property.getValue())) {
				return false;
			}
		}
		// Of an object these are the values again, so only an array's are looked at.
		return !node.isArray() || node.values().stream().allMatch(Cleaned::isClean);
	}

	private static JsonNode rebuilt(JsonNode node) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		if (node.isString()) {
			return nodes.stringNode(text(node.stringValue()));
		}
		if (node.isArray()) {
			ArrayNode array = nodes.arrayNode(node.size());
			node.values().forEach((value) -> array.add(rebuilt(value)));
			return array;
		}
		if (!node.isObject()) {
			return node;
		}
		ObjectNode object = nodes.objectNode();
		node.properties()
			.stream()
			.filter((property) -> !isPicture(property))
			.forEach((property) -> object.set(text(property.getKey()), rebuilt(withoutPictures(property))));
		return object;
	}

	private static JsonNode withoutPictures(Map.Entry<String, JsonNode> property) {
		return isLargeCard(property)
				? JsonNodeFactory.instance.stringNode(VCard.withoutPictures(property.getValue().stringValue()))
				: property.getValue();
	}

	private static boolean isLargeCard(Map.Entry<String, JsonNode> property) {
		return property.getKey().equals("vcard") && property.getValue().isString()
				&& property.getValue().stringValue().length() > LONGEST_PREVIEW;
	}

	private static boolean isPicture(Map.Entry<String, JsonNode> property) {
		if (!property.getValue().isString()) {
			return false;
		}
		String value = property.getValue().stringValue();
		return (value.length() > LONGEST_PREVIEW && PREVIEWS.contains(property.getKey()))
				|| (value.length() > LONGEST_TEXT && FILE.matcher(value).matches());
	}

	private static boolean isText(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!isText(text, i)) {
				return false;
			}
		}
		return true;
	}

	private static String text(String text) {
		char[] chars = text.toCharArray();
		for (int i = 0; i < chars.length; i++) {
			if (!isText(text, i)) {
				chars[i] = REPLACEMENT;
			}
		}
		return new String(chars);
	}

	private static boolean isText(String text, int i) {
		char c = text.charAt(i);
		if (Character.isHighSurrogate(c)) {
			return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
		}
		if (Character.isLowSurrogate(c)) {
			return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
		}
		return c != '\0';
	}

}
