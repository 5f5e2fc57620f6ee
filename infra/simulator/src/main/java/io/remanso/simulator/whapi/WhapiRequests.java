package io.remanso.simulator.whapi;

import java.util.regex.Pattern;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Multipart;
import io.remanso.simulator.http.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and checks requests as Whapi does. */
final class WhapiRequests {

	private static final Pattern MESSAGE_ID = Pattern
		.compile("[A-Za-z0-9._]{4,30}-[A-Za-z0-9._]{4,14}(-[A-Za-z0-9._]{2,10}){0,2}");

	private WhapiRequests() {
	}

	/** The fields of a JSON body, or of a form. */
	static JsonNode fields(Request request) {
		return switch (request.mediaType()) {
			case "application/json" -> {
				JsonNode body = request.json();
				if (!body.isObject()) {
					throw WhapiError.badParameter("request body is not valid JSON");
				}
				yield body;
			}
			case "multipart/form-data" -> {
				Multipart form = Multipart.of(request);
				ObjectNode fields = Json.MAPPER.createObjectNode();
				for (String name : new String[] { "to", "body", "caption", "quoted", "mime_type", "filename" }) {
					form.text(name).ifPresent((value) -> fields.put(name, value));
				}
				yield fields;
			}
			default -> throw new WhapiError(415, "application/json or multipart/form-data expected");
		};
	}

	static String required(JsonNode body, String name) {
		return body.path(name)
			.stringValueOpt()
			.filter((value) -> !value.isEmpty())
			.orElseThrow(() -> WhapiError.badParameter("request body must have required property '" + name + "'"));
	}

	static String messageId(String id) {
		if (!MESSAGE_ID.matcher(id).matches()) {
			throw WhapiError.badParameter("MessageID has a wrong form");
		}
		return id;
	}

	static int number(Request request, String name, int otherwise) {
		try {
			return request.query(name).map(Double::valueOf).map(Double::intValue).orElse(otherwise);
		}
		catch (NumberFormatException ex) {
			throw WhapiError.badParameter(name + " must be a number");
		}
	}

}
