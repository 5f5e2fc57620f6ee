package io.remanso.simulator.openai;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Reply;
import org.jspecify.annotations.Nullable;

/**
 * An error of the caller's making, found anywhere below the API's front. Carries no stack
 * trace, since it is an answer and no defect.
 */
final class OpenAiError extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final @Nullable String code;

	private final @Nullable String param;

	OpenAiError(int status, String message, @Nullable String code, @Nullable String param) {
		super(message, null, false, false);
		this.status = status;
		this.code = code;
		this.param = param;
	}

	static OpenAiError missing(String param) {
		return new OpenAiError(400, "Missing required parameter: '" + param + "'.", "missing_required_parameter",
				param);
	}

	static OpenAiError invalid(String param, String why) {
		return new OpenAiError(400, "Invalid value for '" + param + "': " + why, "invalid_value", param);
	}

	static OpenAiError notFound(String what) {
		return new OpenAiError(404, what + " not found.", null, null);
	}

	/** The error that a status stands for where nothing more is known. */
	static OpenAiError ofStatus(int status, @Nullable String code) {
		String usual = switch (status) {
			case 401 -> "invalid_api_key";
			case 429 -> "rate_limit_exceeded";
			case 500, 502 -> "server_error";
			default -> null;
		};
		return new OpenAiError(status, "Simulated error " + status + ".", (code != null) ? code : usual, null);
	}

	Reply reply() {
		String type = switch (this.status) {
			case 429 -> "insufficient_quota".equals(this.code) ? "insufficient_quota" : "requests";
			case 500, 502, 503, 504 -> "server_error";
			default -> "invalid_request_error";
		};
		return Reply.json(this.status, Json.object("error",
				Json.object("message", getMessage(), "type", type, "param", this.param, "code", this.code)));
	}

}
