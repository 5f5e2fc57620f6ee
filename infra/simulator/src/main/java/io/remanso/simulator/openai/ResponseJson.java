package io.remanso.simulator.openai;

import java.util.ArrayList;
import java.util.List;

import io.remanso.simulator.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One response as JSON: the whole object, and the events in which a stream tells it.
 */
final class ResponseJson {

	/** A text comes in pieces of this many characters in a stream. */
	private static final int DELTA = 16;

	private final JsonNode request;

	private final String id;

	private final String itemId;

	private final long createdAt;

	private final String text;

	private final Output output;

	private final @Nullable String incomplete;

	private final long inputTokens;

	private final long cachedTokens;

	ResponseJson(JsonNode request, String id, String itemId, long createdAt, Output output, long inputTokens,
			long cachedTokens) {
		this.request = request;
		this.id = id;
		this.itemId = itemId;
		this.createdAt = createdAt;
		long maxTokens = request.path("max_output_tokens").asLong(Long.MAX_VALUE / Tokens.CHARACTERS);
		boolean cutOff = Tokens.of(output.text()) > maxTokens;
		this.output = output;
		this.text = cutOff ? output.text().substring(0, (int) maxTokens * Tokens.CHARACTERS) : output.text();
		this.incomplete = switch (output.end()) {
			case FAILED -> null;
			case USUAL -> cutOff ? "max_output_tokens" : null;
			case FILTERED -> "content_filter";
			case REASONING_ONLY -> "max_output_tokens";
		};
		this.inputTokens = inputTokens;
		this.cachedTokens = cachedTokens;
	}

	/** The answer as it is sent and stored: cut off at the allowed tokens. */
	String text() {
		return this.text;
	}

	/** The items of output and conversation. */
	List<JsonNode> items() {
		List<JsonNode> items = new ArrayList<>();
		if (isFailed()) {
			return items;
		}
		if (this.output.end() == Output.End.REASONING_ONLY) {
			items.add(Json.object("id", "rs_" + this.itemId, "type", "reasoning", "summary", List.of()));
			return items;
		}
		if (this.output.commentary() != null) {
			items.add(Json.object("id", "c" + this.itemId, "type", "message", "status", "completed", "phase",
					"commentary", "content", List.of(Items.text("assistant", this.output.commentary())), "role",
					"assistant"));
		}
		items.add(item());
		return items;
	}

	private ObjectNode item() {
		ObjectNode item = message(status(), List.of(Items.text("assistant", this.text)));
		if (this.output.commentary() != null) {
			item.put("phase", "final_answer");
		}
		return item;
	}

	boolean isFailed() {
		return this.output.end() == Output.End.FAILED;
	}

	private @Nullable JsonNode error() {
		return isFailed() ? Json.object("code", this.output.error(), "message", "Simulated failure.") : null;
	}

	private String status() {
		return isFailed() ? "failed" : (this.incomplete != null) ? "incomplete" : "completed";
	}

	ObjectNode json() {
		return envelope(status(), items(), usage());
	}

	List<JsonNode> events() {
		List<ObjectNode> events = new ArrayList<>();
		ObjectNode begun = envelope("in_progress", List.of(), null);
		JsonNode empty = Items.text("assistant", "");
		JsonNode full = Items.text("assistant", this.text);
		events.add(Json.object("type", "response.created", "response", begun));
		events.add(Json.object("type", "response.in_progress", "response", begun));
		events.add(Json.object("type", "response.output_item.added", "output_index", 0, "item",
				message("in_progress", List.of())));
		events.add(part("response.content_part.added", "part", empty));
		for (int from = 0; from < this.text.length(); from += DELTA) {
			String delta = this.text.substring(from, Math.min(this.text.length(), from + DELTA));
			events.add(part("response.output_text.delta", "delta", delta).set("logprobs", noLogprobs()));
		}
		events.add(part("response.output_text.done", "text", this.text).set("logprobs", noLogprobs()));
		events.add(part("response.content_part.done", "part", full));
		events.add(Json.object("type", "response.output_item.done", "output_index", 0, "item", item()));
		events.add(Json.object("type", "response." + status(), "response", json()));
		for (int number = 0; number < events.size(); number++) {
			events.get(number).put("sequence_number", number);
		}
		return List.copyOf(events);
	}

	private static JsonNode noLogprobs() {
		return Json.MAPPER.createArrayNode();
	}

	private ObjectNode part(String type, String name, Object value) {
		return Json.object("type", type, "item_id", this.itemId, "output_index", 0, "content_index", 0, name, value);
	}

	private ObjectNode message(String status, List<JsonNode> content) {
		return Json.object("id", this.itemId, "type", "message", "status", status, "content", content, "role",
				"assistant");
	}

	private ObjectNode usage() {
		long outputTokens = Tokens.of(this.text);
		return Json.object("input_tokens", this.inputTokens, "input_tokens_details",
				Json.object("cached_tokens", this.cachedTokens, "cache_write_tokens", 0), "output_tokens", outputTokens,
				"output_tokens_details", Json.object("reasoning_tokens", 0), "total_tokens",
				this.inputTokens + outputTokens);
	}

	private ObjectNode envelope(String status, List<JsonNode> output, @Nullable JsonNode usage) {
		boolean done = usage != null;
		ObjectNode json = Json.object("id", this.id, "object", "response", "created_at", this.createdAt, "status",
				status, "background", false, "completed_at", (done && !isFailed()) ? this.createdAt : null, "error",
				done ? error() : null, "incomplete_details",
				(done && this.incomplete != null) ? Json.object("reason", this.incomplete) : null, "output", output,
				"parallel_tool_calls", true, "reasoning", Json.object("effort", null, "summary", null), "service_tier",
				"default", "temperature", 1.0, "text",
				Json.object("format", Json.object("type", "text"), "verbosity", "medium"), "tool_choice", "auto",
				"tools", List.of(), "top_logprobs", 0, "top_p", 1.0, "truncation", "disabled", "usage", usage);
		for (String kept : List.of("model", "instructions", "max_output_tokens", "previous_response_id",
				"prompt_cache_key", "safety_identifier", "temperature", "top_p", "user")) {
			if (this.request.has(kept) || !json.has(kept)) {
				json.set(kept,
						this.request.path(kept).isMissingNode() ? Json.MAPPER.nullNode() : this.request.get(kept));
			}
		}
		json.put("store", this.request.path("store").asBoolean(true));
		json.set("metadata", this.request.has("metadata") ? this.request.get("metadata") : Json.object());
		ResponseRequest.conversationId(this.request)
			.ifPresent((conversation) -> json.set("conversation", Json.object("id", conversation)));
		return json;
	}

}
