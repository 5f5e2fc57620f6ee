package io.remanso.simulator.meta;

import java.util.Map;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Reply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error as the Graph API words it. Carries no stack trace, since it is an answer and
 * no defect.
 */
final class MetaError extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** The words of the codes that can be ordered by number. */
	private static final Map<Integer, String> TITLES = Map.ofEntries(Map.entry(1, "API Unknown"),
			Map.entry(2, "API Service"), Map.entry(4, "API Too Many Calls"), Map.entry(10, "Permission Denied"),
			Map.entry(190, "Access token has expired"), Map.entry(130429, "Rate limit hit"),
			Map.entry(131000, "Something went wrong"), Map.entry(131016, "Service unavailable"),
			Map.entry(131026, "Message undeliverable"), Map.entry(131042, "Business eligibility payment issue"),
			Map.entry(131047, "Re-engagement message"), Map.entry(131048, "Spam rate limit hit"),
			Map.entry(131049, "Message not delivered to maintain healthy ecosystem engagement"),
			Map.entry(131053, "Media upload error"),
			Map.entry(131056, "(Business Account, Consumer Account) pair rate limit hit"),
			Map.entry(131057, "Account in maintenance mode"), Map.entry(80007, "Rate limit issues"));

	private final int status;

	private final int code;

	private final @Nullable Integer subcode;

	private final @Nullable String details;

	MetaError(int status, int code, @Nullable Integer subcode, String message, @Nullable String details) {
		super(message, null, false, false);
		this.status = status;
		this.code = code;
		this.subcode = subcode;
		this.details = details;
	}

	static MetaError badParameter(String message) {
		return new MetaError(400, 100, null, "(#100) " + message, null);
	}

	static MetaError notFound(String id) {
		return new MetaError(400, 100, 33, "Unsupported request. Object with ID '" + id + "' does not exist, cannot be "
				+ "loaded due to missing permissions, or does not support this operation", null);
	}

	static MetaError ofCode(int code) {
		int status = switch (code) {
			case 1, 2, 131000, 131016, 131057 -> 500;
			case 4, 80007, 130429, 131048, 131056 -> 429;
			case 10 -> 403;
			case 190 -> 401;
			default -> 400;
		};
		return ofCode(status, code);
	}

	static MetaError ofCode(int status, int code) {
		return new MetaError(status, code, null, "(#" + code + ") " + title(code), title(code));
	}

	/** The error that a status stands for where nothing more is known. */
	static MetaError ofStatus(int status, @Nullable String code) {
		int usual = switch (status) {
			case 401 -> 190;
			case 403 -> 10;
			case 429 -> 130429;
			case 400 -> 100;
			case 503 -> 131016;
			default -> 131000;
		};
		return ofCode(status, (code != null) ? Integer.parseInt(code) : usual);
	}

	static String title(int code) {
		return TITLES.getOrDefault(code, "Simulated error");
	}

	Reply reply() {
		ObjectNode error = Json.object("message", getMessage(), "type", "OAuthException", "code", this.code);
		if (this.subcode != null) {
			error.put("error_subcode", this.subcode);
		}
		if (this.details != null) {
			error.set("error_data", Json.object("messaging_product", "whatsapp", "details", this.details));
		}
		error.put("fbtrace_id", "Simulated00");
		return Reply.json(this.status, Json.object("error", error));
	}

}
