package io.remanso.responder.model.openai;

import java.util.List;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.wire.Json;
import io.remanso.responder.model.Line;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Words with their author, as JSON objects in the user's role: no words get out of the
 * quotes, and none of a person's stand in the developer's or the assistant's role. What
 * the customer says is plain text, unless it {@linkplain Marks could be taken} for this.
 */
final class Authored {

	private static final String AUTHOR = "escribe";

	private static final String CUSTOMER = "cliente";

	private static final String TEXT = "texto";

	private Authored() {
	}

	/** One line as it stands in an item of its author's role. */
	static String line(Line line) {
		return switch (line.role()) {
			case ASSISTANT -> line.text();
			case USER -> Marks.mayBeTakenForOurs(line.text()) ? object(line).toString() : line.text();
			case AGENT -> object(line).toString();
		};
	}

	/** The name that the customer gave themselves. */
	static String name(String name) {
		return Json.mapper().createObjectNode().put(AUTHOR, CUSTOMER).put("nombre", name).toString();
	}

	/** Lines of all authors as one text. */
	static String earlier(List<Line> lines) {
		ObjectNode earlier = Json.mapper().createObjectNode();
		ArrayNode all = earlier.putArray("antes");
		lines.forEach((line) -> all.add(object(line)));
		return earlier.toString();
	}

	private static ObjectNode object(Line line) {
		return Json.mapper().createObjectNode().put(AUTHOR, author(line.role())).put(TEXT, line.text());
	}

	private static String author(TranscriptEntry.Role role) {
		return switch (role) {
			case USER -> CUSTOMER;
			case ASSISTANT -> "asistente";
			case AGENT -> "persona del equipo";
		};
	}

}
