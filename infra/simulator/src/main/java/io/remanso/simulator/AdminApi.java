package io.remanso.simulator;

import java.util.List;
import java.util.Optional;

import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.http.Handler;
import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.http.Router;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Sent;
import io.remanso.simulator.media.Medium;
import io.remanso.simulator.payloads.VoiceNote;
import io.remanso.simulator.payloads.WhapiBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /simulator}: the same that tests do with the objects, over HTTP, for other
 * processes.
 */
final class AdminApi implements Handler {

	private final Simulator simulator;

	private final Router router;

	AdminApi(Simulator simulator) {
		this.simulator = simulator;
		this.router = new Router((request) -> Reply.json(404, Json.object("error", "No such endpoint")))
			.route("GET", "", (request) -> status())
			.route("DELETE", "", (request) -> reset())
			.route("GET", "/faults", (request) -> faults())
			.route("PUT", "/faults", this::setFaults)
			.route("DELETE", "/faults", (request) -> clearFaults())
			.route("GET", "/sent", this::sent)
			.route("GET", "/signals", this::signals)
			.route("GET", "/calls", this::calls)
			.route("GET", "/model-calls", this::modelCalls)
			.route("POST", "/media", this::addMedia)
			.route("POST", "/voice-notes", this::addVoiceNote)
			.route("PUT", "/chats/{id}", this::describeChat)
			.route("PUT", "/windows/{user}", this::setWindow);
	}

	@Override
	public Reply handle(Request request) throws InterruptedException {
		try {
			return this.router.handle(request);
		}
		catch (IllegalArgumentException ex) {
			return Reply.json(400, Json.object("error", ex.getMessage()));
		}
	}

	private Reply status() {
		return Reply.json(200, Json.object("openai",
				Json.object("baseUrl", this.simulator.openAiBaseUrl(), "modelCalls",
						this.simulator.openAi().callCount()),
				"whapi",
				Json.object("baseUrl", this.simulator.whapiBaseUrl(), "sent", this.simulator.whapi().sentCount()),
				"meta",
				Json.object("baseUrl", this.simulator.metaBaseUrl(), "sent", this.simulator.meta().sentCount())));
	}

	private Reply reset() {
		this.simulator.reset();
		return Reply.empty(204);
	}

	private Reply faults() {
		ObjectNode json = Json.object();
		for (Api api : Api.values()) {
			json.set(api.id(), FaultsJson.write(this.simulator.faults().of(api)));
		}
		return Reply.json(200, json);
	}

	/**
	 * Sets the profiles of the named APIs, as a whole each, and leaves the others alone.
	 */
	private Reply setFaults(Request request) {
		JsonNode body = request.json();
		if (!body.isObject()) {
			throw new IllegalArgumentException("An object of profiles by API is expected");
		}
		record Change(Api api, FaultProfile profile) {
		}
		List<Change> changes = body.properties()
			.stream()
			.map((field) -> new Change(Api.of(field.getKey()), FaultsJson.read(field.getValue())))
			.toList();
		changes.forEach((change) -> this.simulator.faults().set(change.api(), change.profile()));
		return faults();
	}

	private Reply clearFaults() {
		this.simulator.faults().clear();
		return faults();
	}

	private Reply sent(Request request) {
		Optional<String> to = request.query("to").map(WhapiBody::chatId);
		long after = request.query("after").map(Long::valueOf).orElse(0L);
		List<Sent> sent = this.simulator.ledger()
			.sent(api(request, "gateway", "whapi"), (message) -> message.number() > after
					&& to.map((chat) -> chat.equals(WhapiBody.chatId(message.to()))).orElse(true));
		return Reply.json(200, LedgerJson.sent(sent));
	}

	private Reply signals(Request request) {
		return Reply.json(200, LedgerJson.signals(this.simulator.ledger().signals(api(request, "gateway", "whapi"))));
	}

	private Reply calls(Request request) {
		return Reply.json(200, LedgerJson.calls(this.simulator.ledger().calls(api(request, "api", "openai"))));
	}

	private Reply modelCalls(Request request) {
		long after = request.query("after").map(Long::valueOf).orElse(0L);
		return Reply.json(200, LedgerJson
			.modelCalls(this.simulator.openAi().calls().stream().filter((call) -> call.number() > after).toList()));
	}

	private Reply addMedia(Request request) {
		return added(this.simulator.media()
			.put(request.header("content-type").orElse("application/octet-stream"), request.body()));
	}

	/** Makes a voice note that says the {@code text}. */
	private Reply addVoiceNote(Request request) {
		String text = request.json().path("text").asString("");
		return added(this.simulator.media().put(VoiceNote.TYPE, VoiceNote.saying(text)));
	}

	private Reply added(Medium medium) {
		return Reply.json(200, Json.object("id", medium.id(), "link", this.simulator.fileUrl(medium.id()), "mime_type",
				medium.type(), "file_size", medium.size()));
	}

	private Reply describeChat(Request request) {
		List<String> labels = request.json().path("labels").valueStream().map(JsonNode::asString).toList();
		this.simulator.whapi().describe(request.variable("id"), request.json().path("name").asString(""), labels);
		return Reply.empty(204);
	}

	private Reply setWindow(Request request) {
		this.simulator.meta().setWindow(request.variable("user"), request.json().path("open").asBoolean(true));
		return Reply.empty(204);
	}

	private static Api api(Request request, String parameter, String otherwise) {
		return Api.of(request.query(parameter).orElse(otherwise));
	}

}
