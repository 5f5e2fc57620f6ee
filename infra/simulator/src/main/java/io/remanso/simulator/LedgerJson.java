package io.remanso.simulator;

import java.util.List;
import java.util.function.Function;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.ledger.Call;
import io.remanso.simulator.ledger.ModelCall;
import io.remanso.simulator.ledger.Sent;
import io.remanso.simulator.ledger.Signal;
import tools.jackson.databind.JsonNode;

/** Records of the ledger as JSON arrays; times are ISO 8601. */
final class LedgerJson {

	private LedgerJson() {
	}

	static JsonNode sent(List<Sent> records) {
		return array(records,
				(sent) -> Json.object("number", sent.number(), "gateway", sent.gateway().id(), "to", sent.to(), "kind",
						sent.kind(), "text", sent.text(), "id", sent.id(), "mediaId", sent.mediaId(), "quoted",
						sent.quoted(), "callbackData", sent.callbackData(), "at", sent.at().toString(), "headers",
						sent.headers()));
	}

	static JsonNode signals(List<Signal> records) {
		return array(records, (signal) -> Json.object("number", signal.number(), "gateway", signal.gateway().id(),
				"about", signal.about(), "kind", signal.kind(), "at", signal.at().toString()));
	}

	static JsonNode calls(List<Call> records) {
		return array(records,
				(call) -> Json.object("number", call.number(), "api", call.api().id(), "method", call.method(), "path",
						call.path(), "subject", call.subject(), "text", call.text(), "end", call.end().name(), "status",
						call.status(), "at", call.at().toString(), "tookMs", call.took().toMillis(), "headers",
						call.headers()));
	}

	static JsonNode modelCalls(List<ModelCall> records) {
		return array(records,
				(call) -> Json.object("number", call.number(), "conversationId", call.conversationId(), "model",
						call.model(), "instructions", call.instructions(), "lines", call.lines(), "images",
						call.images(), "remembered", call.remembered(), "reply", call.reply(), "responseId",
						call.responseId(), "stored", call.stored(), "streamed", call.streamed(), "startedAt",
						call.startedAt().toString(), "at", call.at().toString(), "headers", call.headers()));
	}

	private static <T> JsonNode array(List<T> records, Function<T, ? extends JsonNode> writer) {
		return Json.MAPPER.createArrayNode().addAll(records.stream().<JsonNode>map(writer).toList());
	}

}
