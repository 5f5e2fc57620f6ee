package io.remanso.simulator.openai;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.remanso.simulator.faults.FaultGate;
import io.remanso.simulator.faults.Faults;
import io.remanso.simulator.faults.Incoming;
import io.remanso.simulator.faults.RateLimit;
import io.remanso.simulator.http.Handler;
import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.http.Router;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Ledger;
import io.remanso.simulator.ledger.ModelCall;
import tools.jackson.databind.JsonNode;

/**
 * OpenAI: answers its API, and lets tests see what was asked and decide what is answered.
 */
public final class OpenAi implements Handler {

	/**
	 * A usual limit of an account, in requests a minute; told to callers, not enforced.
	 */
	private static final int USUAL_LIMIT = 10_000;

	private final Ledger ledger;

	private final Conversations conversations;

	private final ResponsesEndpoint responses;

	private final Models models = new Models();

	private final AtomicReference<Answerer> answerer;

	private final OpenAiOptions options;

	private final RateLimit limit;

	private final InstantSource clock;

	private final Supplier<String> ids;

	private final Router router;

	public OpenAi(Ledger ledger, Faults faults, OpenAiOptions options, int capacity, InstantSource clock,
			Supplier<String> ids) {
		this.ledger = ledger;
		this.options = options;
		this.answerer = new AtomicReference<>(options.answerer());
		this.limit = new RateLimit(toldLimit(), toldLimit() / 60.0, clock);
		this.clock = clock;
		this.ids = ids;
		this.conversations = new Conversations(capacity, clock, ids);
		this.responses = new ResponsesEndpoint(this.conversations, capacity, ledger, clock, ids, this.answerer);
		FaultGate gate = new FaultGate(Api.OPENAI, faults, ledger, clock,
				(status, code) -> OpenAiError.ofStatus(status, code).reply(), OpenAi::read);
		this.router = routes(gate);
	}

	private int toldLimit() {
		return (this.options.requestsPerMinute() > 0) ? this.options.requestsPerMinute() : USUAL_LIMIT;
	}

	private Router routes(FaultGate gate) {
		ConversationsEndpoint memory = new ConversationsEndpoint(this.conversations, this.ids);
		AudioEndpoint audio = new AudioEndpoint();
		return new Router((request) -> {
			throw new OpenAiError(404, "Invalid URL (" + request.method() + " " + request.path() + ")", null, null);
		}).route("POST", "/responses", gate.guardPaced(served(this.responses::create)))
			.route("GET", "/responses/{id}", gate.guard(this.responses::get))
			.route("DELETE", "/responses/{id}", gate.guard(this.responses::delete))
			.route("POST", "/conversations", gate.guard(memory::create))
			.route("GET", "/conversations/{id}", gate.guard(memory::get))
			.route("POST", "/conversations/{id}", gate.guard(memory::update))
			.route("DELETE", "/conversations/{id}", gate.guard(memory::delete))
			.route("GET", "/conversations/{id}/items", gate.guard(memory::listItems))
			.route("POST", "/conversations/{id}/items", gate.guard(memory::addItems))
			.route("GET", "/conversations/{id}/items/{item}", gate.guard(memory::getItem))
			.route("DELETE", "/conversations/{id}/items/{item}", gate.guard(memory::deleteItem))
			.route("POST", "/audio/transcriptions", gate.guardPaced(served(atOnce(audio::transcribe))))
			.route("POST", "/audio/speech", gate.guardPaced(served(atOnce(audio::speak))))
			.route("GET", "/models", gate.guard((request) -> this.models.list()))
			.route("GET", "/models/{id}", gate.guard(this.models::get));
	}

	private FaultGate.PacedHandler served(FaultGate.PacedHandler handler) {
		return (request, pause) -> {
			Reply refusal = this.models.refusal(request);
			return (refusal != null) ? refusal : handler.handle(request, pause);
		};
	}

	private static FaultGate.PacedHandler atOnce(Handler handler) {
		return (request, pause) -> {
			pause.await();
			return handler.handle(request);
		};
	}

	@Override
	public Reply handle(Request request) throws InterruptedException {
		long started = this.clock.millis();
		Reply reply = checked(request);
		return reply.with(Map.of("x-request-id", "req_" + this.ids.get(), "openai-version", "2020-10-01",
				"openai-processing-ms", String.valueOf(this.clock.millis() - started)));
	}

	private Reply checked(Request request) throws InterruptedException {
		try {
			authenticate(request);
			boolean passes = this.limit.tryTake() || this.options.requestsPerMinute() == 0;
			Reply reply = passes ? this.router.handle(request) : OpenAiError.ofStatus(429, null).reply();
			return reply.with(rateHeaders(reply.status()));
		}
		catch (OpenAiError ex) {
			return ex.reply().with(rateHeaders(0));
		}
	}

	private void authenticate(Request request) {
		String given = request.bearer()
			.orElseThrow(() -> new OpenAiError(401,
					"You didn't provide an API key. You need to provide your API key in an Authorization header "
							+ "using Bearer auth.",
					null, null));
		if (this.options.key() != null && !given.equals(this.options.key())) {
			throw new OpenAiError(401, "Incorrect API key provided.", "invalid_api_key", null);
		}
	}

	private Map<String, String> rateHeaders(int status) {
		Map<String, String> headers = new HashMap<>(Map.of("x-ratelimit-limit-requests", String.valueOf(toldLimit()),
				"x-ratelimit-remaining-requests", String.valueOf(this.limit.remaining()), "x-ratelimit-reset-requests",
				this.limit.untilNext().toMillis() + "ms", "x-ratelimit-limit-tokens", "2000000",
				"x-ratelimit-remaining-tokens", "1999000", "x-ratelimit-reset-tokens", "30ms"));
		if (status == 429) {
			long wait = Math.max(1, this.limit.untilNext().plus(Duration.ofMillis(999)).toSeconds());
			headers.put("Retry-After", String.valueOf(wait));
		}
		return headers;
	}

	private static Incoming read(Request request) {
		JsonNode json = request.json();
		String text = "";
		try {
			List<JsonNode> input = Items.normalised(json.path("input"), () -> "read");
			text = String.join("\n", Items.lines(ResponseRequest.fresh(json, input)));
		}
		catch (OpenAiError ex) {
			text = "";
		}
		return new Incoming(Api.OPENAI, request.method(), request.path(),
				ResponseRequest.conversationId(json).orElse(""), text);
	}

	/** The completed runs of the model, oldest first. */
	public List<ModelCall> calls() {
		return this.ledger.modelCalls();
	}

	/** How many runs were completed, also those that are no longer kept. */
	public long callCount() {
		return this.ledger.modelCallCount();
	}

	/**
	 * The items of a conversation, oldest first; none where there is no such
	 * conversation.
	 */
	public List<JsonNode> items(String conversationId) {
		return this.conversations.find(conversationId).map(Conversation::items).orElse(List.of());
	}

	/** Loses a conversation, as a deletion elsewhere would. */
	public void lose(String conversationId) {
		this.conversations.remove(conversationId);
	}

	/** Which models are served, how long, and what they take, until the next reset. */
	public Models models() {
		return this.models;
	}

	/** Lets another model answer, until the next reset. */
	public void answering(Answerer model) {
		this.answerer.set(model);
	}

	/** Forgets conversations and responses, and brings back the usual model. */
	public void reset() {
		this.conversations.clear();
		this.responses.clear();
		this.models.clear();
		this.answerer.set(this.options.answerer());
	}

}
