package io.remanso.simulator.openai;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;

/**
 * A checked request for a response.
 *
 * @param input the new items in their stored form
 */
record ResponseRequest(JsonNode json, List<JsonNode> input) {

	static ResponseRequest of(JsonNode json, Supplier<String> ids) {
		if (!json.isObject()) {
			throw new OpenAiError(400, "We could not parse the JSON body of your request.", null, null);
		}
		if (json.path("model").asString("").isEmpty()) {
			throw OpenAiError.missing("model");
		}
		if (json.path("background").asBoolean(false)) {
			throw OpenAiError.invalid("background", "the simulator has no background mode.");
		}
		if (conversationId(json).isPresent() && json.hasNonNull("previous_response_id")) {
			throw new OpenAiError(400,
					"Mutually exclusive parameters: 'previous_response_id' and 'conversation'. "
							+ "Ensure you are only providing one of: 'previous_response_id' or 'conversation'.",
					"mutually_exclusive_parameters", null);
		}
		JsonNode input = json.path("input");
		if (!input.isString() && !input.isArray() && conversationId(json).isEmpty()) {
			throw OpenAiError.missing("input");
		}
		return new ResponseRequest(json, Items.normalised(input, ids));
	}

	/** The conversation: written as its id, or as an object with its id. */
	static Optional<String> conversationId(JsonNode json) {
		JsonNode conversation = json.path("conversation");
		return conversation.isObject() ? conversation.path("id").stringValueOpt() : conversation.stringValueOpt();
	}

	/**
	 * The user's new messages. Without a memory on the server the input holds the whole
	 * transcript, and only what follows the last answer is new.
	 */
	static List<JsonNode> fresh(JsonNode json, List<JsonNode> input) {
		int from = 0;
		if (conversationId(json).isEmpty() && !json.hasNonNull("previous_response_id")) {
			for (int i = 0; i < input.size(); i++) {
				from = Items.isFrom(input.get(i), "assistant") ? i + 1 : from;
			}
		}
		return input.subList(from, input.size()).stream().filter((item) -> Items.isFrom(item, "user")).toList();
	}

	List<JsonNode> fresh() {
		return fresh(this.json, this.input);
	}

	/** Those items of the input that belong to the history. */
	List<JsonNode> earlier() {
		List<JsonNode> fresh = fresh();
		return this.input.stream().filter((item) -> !fresh.contains(item)).toList();
	}

	String model() {
		return this.json.path("model").asString();
	}

	String instructions() {
		return this.json.path("instructions").asString("");
	}

	String cacheKey() {
		return this.json.path("prompt_cache_key").asString("");
	}

	boolean stored() {
		return this.json.path("store").asBoolean(true);
	}

	boolean streamed() {
		return this.json.path("stream").asBoolean(false);
	}

}
