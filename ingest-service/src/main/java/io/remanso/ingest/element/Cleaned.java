package io.remanso.ingest.element;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of a tree what no reader behind Kafka could carry: previews and other files
 * in base64, which would fill records with pictures, and characters that are no text
 * (half of a surrogate pair is no UTF-8, NUL is nothing that PostgreSQL stores). Nearly
 * every tree is clean, and is handed back as it is.
 */
final class Cleaned {

	private static final Set<String> PREVIEWS = Set.of("preview", "thumbnail", "jpeg_thumbnail", "jpegThumbnail");

	// A preview's link stays, its picture goes.
	private static final int LONGEST_PREVIEW = 1_024;

	// More than any text that WhatsApp carries. Made of these characters only it is a
	// file,
	// whatever it is called.
	private static final int LONGEST_TEXT = 70_000;

	private static final Pattern FILE = Pattern.compile("(?:data:[^,]{0,200},)?[A-Za-z0-9+/=_-]++");

	private static final char REPLACEMENT = '\uFFFD';

	private Cleaned() {
	}

	static JsonNode of(JsonNode node) {
		return isClean(node) ? node : rebuilt(node);
	}

	private static boolean isClean(JsonNode node) {
		if (node.isString()) {
			return isText(node.stringValue());
		}
		for (Map.Entry<String, JsonNode> property : node.properties()) {
			if (isPicture(property) || !isText(property.getKey()) || !isClean(property.getValue())) {
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
			.forEach((property) -> object.set(text(property.getKey()), rebuilt(property.getValue())));
		return object;
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
