package io.remanso.simulator.whapi;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Reply;

/**
 * An error of the caller's making. Carries no stack trace, since it is an answer and no
 * defect.
 */
final class WhapiError extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final String details;

	WhapiError(int status, String details) {
		super(details, null, false, false);
		this.status = status;
		this.details = details;
	}

	static WhapiError badParameter(String details) {
		return new WhapiError(400, details);
	}

	static WhapiError notFound(String what) {
		return new WhapiError(404, "Specified " + what + " not found");
	}

	Reply reply() {
		String message = switch (this.status) {
			case 400 -> "Wrong request parameters";
			case 401 -> "Need channel authorization";
			case 402 -> "Trial version limit exceeded";
			case 403 -> "Forbidden";
			case 404 -> "Not found";
			case 409 -> "Conflict";
			case 413 -> "Request body too large";
			case 415 -> "Unsupported media type";
			case 429 -> "Too many requests";
			default -> "Internal error";
		};
		return Reply.json(this.status,
				Json.object("error", Json.object("code", this.status, "message", message, "details", this.details,
						"href", "https://whapi.cloud/docs/whatsapp/api/errors", "support", "simulator")));
	}

}
