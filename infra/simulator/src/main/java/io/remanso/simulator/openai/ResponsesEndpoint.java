package io.remanso.simulator.openai;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.remanso.simulator.faults.FaultGate.Pause;
import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.ledger.BoundedMap;
import io.remanso.simulator.ledger.Ledger;
import io.remanso.simulator.ledger.ModelCall;
import tools.jackson.databind.JsonNode;

/**
 * {@code /responses}. A response has the conversation for itself while it is made, and
 * its items and those of the request join the conversation together when it completes.
 */
final class ResponsesEndpoint {

	private final Conversations conversations;

	private final BoundedMap<String, Stored> responses;

	private final PromptCache cache = new PromptCache();

	private final Ledger ledger;

	private final InstantSource clock;

	private final Supplier<String> ids;

	private final AtomicReference<Answerer> answerer;

	ResponsesEndpoint(Conversations conversations, int capacity, Ledger ledger, InstantSource clock,
			Supplier<String> ids, AtomicReference<Answerer> answerer) {
		this.conversations = conversations;
		this.responses = new BoundedMap<>(capacity);
		this.ledger = ledger;
		this.clock = clock;
		this.ids = ids;
		this.answerer = answerer;
	}

	Reply create(Request http, Pause pause) throws InterruptedException {
		Instant startedAt = this.clock.instant();
		ResponseRequest request = ResponseRequest.of(http.json(), this.ids);
		Optional<Conversation> conversation = ResponseRequest.conversationId(request.json())
			.map(this.conversations::get);
		List<JsonNode> before = history(request);
		if (conversation.isPresent() && !conversation.get().tryAcquire()) {
			throw new OpenAiError(400,
					"Another process is currently operating on this conversation. Please retry in a few seconds.",
					"conversation_locked", null);
		}
		try {
			pause.await();
			List<JsonNode> remembered = conversation.map(Conversation::items).orElse(before);
			return complete(http, request, remembered, conversation, startedAt);
		}
		finally {
			conversation.ifPresent(Conversation::release);
		}
	}

	private List<JsonNode> history(ResponseRequest request) {
		JsonNode previous = request.json().path("previous_response_id");
		if (!previous.isString()) {
			return List.of();
		}
		return this.responses.get(previous.asString())
			.map(Stored::items)
			.orElseThrow(
					() -> new OpenAiError(400, "Previous response with id '" + previous.asString() + "' not found.",
							"previous_response_not_found", "previous_response_id"));
	}

	private Reply complete(Request http, ResponseRequest request, List<JsonNode> remembered,
			Optional<Conversation> conversation, Instant startedAt) {
		List<JsonNode> history = new ArrayList<>(remembered);
		history.addAll(request.earlier());
		Images.check(remembered);
		Images.check(request.input());
		List<JsonNode> fresh = fresh(request, remembered);
		List<String> lines = Items.lines(fresh);
		int images = Items.images(fresh);
		Output output = this.answerer.get()
			.output(new Prompt(request.instructions(), Items.turns(history), lines, images));
		List<String> prompt = prompt(request, remembered);
		long inputTokens = prompt.stream().mapToLong(Tokens::of).sum();
		long cachedTokens = this.cache.tokens(request.cacheKey(), prompt);
		ResponseJson response = new ResponseJson(request.json(), "resp_" + this.ids.get(), "msg_" + this.ids.get(),
				startedAt.getEpochSecond(), output, inputTokens, cachedTokens);
		JsonNode json = response.json();
		List<JsonNode> added = new ArrayList<>(request.input());
		added.addAll(response.items());
		if (!response.isFailed()) {
			conversation.ifPresent((into) -> into.append(added));
		}
		if (request.stored()) {
			List<JsonNode> all = new ArrayList<>(remembered);
			all.addAll(added);
			this.responses.put(json.path("id").asString(), new Stored(json, List.copyOf(all)));
		}
		this.ledger.addModelCall((number) -> new ModelCall(number, conversation.map(Conversation::id).orElse(null),
				request.model(), request.instructions(), lines, images, history.size(), response.text(),
				json.path("id").asString(), request.stored(), request.streamed(), startedAt, this.clock.instant(),
				Ledger.ofInterest(http.headers())));
		return request.streamed() ? new Reply.Events(Map.of(), response.events()) : Reply.json(200, json);
	}

	// Who asks without a word asks for an answer to what is not answered yet.
	private static List<JsonNode> fresh(ResponseRequest request, List<JsonNode> remembered) {
		List<JsonNode> fresh = request.fresh();
		if (!fresh.isEmpty()) {
			return fresh;
		}
		int answered = remembered.size();
		while (answered > 0 && !Items.isFrom(remembered.get(answered - 1), "assistant")) {
			answered--;
		}
		return remembered.subList(answered, remembered.size())
			.stream()
			.filter((item) -> Items.isFrom(item, "user"))
			.toList();
	}

	private static List<String> prompt(ResponseRequest request, List<JsonNode> remembered) {
		List<String> prompt = new ArrayList<>();
		prompt.add(request.instructions());
		remembered.forEach((item) -> prompt.add(Items.textOf(item)));
		request.input().forEach((item) -> prompt.add(Items.textOf(item)));
		return prompt;
	}

	Reply get(Request http) {
		return Reply.json(200, stored(http.variable("id")).json());
	}

	Reply delete(Request http) {
		String id = stored(http.variable("id")).json().path("id").asString();
		this.responses.remove(id);
		return Reply.json(200, Json.object("id", id, "object", "response", "deleted", true));
	}

	void clear() {
		this.responses.clear();
		this.cache.clear();
	}

	private Stored stored(String id) {
		return this.responses.get(id).orElseThrow(() -> OpenAiError.notFound("Response with id '" + id + "'"));
	}

	private record Stored(JsonNode json, List<JsonNode> items) {

	}

}
