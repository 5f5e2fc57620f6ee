package io.remanso.simulator.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.openai.Prompt.Turn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Conversation items: from what callers may write in short to the one form in which they
 * are stored and given back.
 */
final class Items {

	private static final Set<String> ROLES = Set.of("user", "assistant", "system", "developer");

	private static final Pattern DATA = Pattern.compile("\\{\"\\w+\":.*}");

	private Items() {
	}

	/** The stored form of {@code input}: a text, or a list of items. */
	static List<JsonNode> normalised(JsonNode input, Supplier<String> ids) {
		if (input.isString()) {
			return List.of(message(Json.object("role", "user", "content", input.asString()), ids));
		}
		List<JsonNode> items = new ArrayList<>();
		for (JsonNode item : input.values()) {
			String type = item.path("type").asString("message");
			items.add(type.equals("message") ? message(item, ids) : other(item, type, ids));
		}
		return items;
	}

	private static JsonNode message(JsonNode given, Supplier<String> ids) {
		String role = given.path("role").asString("");
		if (!ROLES.contains(role)) {
			throw OpenAiError.invalid("input", "supported roles are 'user', 'assistant', 'system' and 'developer'.");
		}
		ArrayNode content = Json.MAPPER.createArrayNode();
		JsonNode written = given.path("content");
		if (written.isString()) {
			content.add(text(role, written.asString()));
		}
		else {
			written.values().forEach((part) -> content.add(part(role, part)));
		}
		return Json.object("id", given.path("id").asString("msg_" + ids.get()), "type", "message", "status",
				"completed", "role", role, "content", content);
	}

	private static JsonNode part(String role, JsonNode part) {
		return switch (part.path("type").asString("")) {
			case "input_text", "output_text", "text" -> text(role, part.path("text").asString(""));
			case "input_image" -> {
				ObjectNode image = (ObjectNode) part.deepCopy();
				image.put("detail", part.path("detail").asString("auto"));
				yield image;
			}
			case "input_file", "refusal" -> part;
			default -> throw OpenAiError.invalid("input", "unknown content type.");
		};
	}

	static ObjectNode text(String role, String text) {
		return role.equals("assistant")
				? Json.object("type", "output_text", "text", text, "annotations", List.of(), "logprobs", List.of())
				: Json.object("type", "input_text", "text", text);
	}

	private static JsonNode other(JsonNode item, String type, Supplier<String> ids) {
		ObjectNode copy = (ObjectNode) item.deepCopy();
		if (!copy.has("id")) {
			copy.put("id", type + "_" + ids.get());
		}
		return copy;
	}

	static boolean isFrom(JsonNode item, String role) {
		return item.path("role").asString("").equals(role);
	}

	static String textOf(JsonNode item) {
		List<String> texts = new ArrayList<>();
		item.path("content").values().forEach((part) -> part.path("text").stringValueOpt().ifPresent(texts::add));
		return String.join("\n", texts);
	}

	/**
	 * What was said, line by line: what a caller tells as a JSON object is no such line.
	 */
	static List<String> lines(List<JsonNode> items) {
		return items.stream()
			.map(Items::textOf)
			.flatMap(String::lines)
			.filter((line) -> !line.isBlank() && !DATA.matcher(line).matches())
			.toList();
	}

	static int images(List<JsonNode> items) {
		return (int) items.stream()
			.flatMap((item) -> item.path("content").values().stream())
			.filter((part) -> part.path("type").asString("").equals("input_image"))
			.count();
	}

	static List<Turn> turns(List<JsonNode> items) {
		return items.stream()
			.filter((item) -> item.has("role"))
			.map((item) -> new Turn(item.path("role").asString(), textOf(item)))
			.toList();
	}

}
