package io.remanso.ingest.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What a gateway is told: a status and one line of plain text, which holds nothing of
 * what was sent.
 */
record Answer(int status, String line) {

	// How soon a gateway may try again where Kafka was away; they back off by themselves.
	private static final String RETRY_SECONDS = "5";

	static Answer kept() {
		return new Answer(HttpServletResponse.SC_OK, "kept");
	}

	static Answer unauthorized(String reason) {
		return new Answer(HttpServletResponse.SC_UNAUTHORIZED, reason);
	}

	static Answer unavailable(String reason) {
		return new Answer(HttpServletResponse.SC_SERVICE_UNAVAILABLE, reason);
	}

	/** There is no room for another body. */
	static Answer crowded() {
		return unavailable("too much at once");
	}

	void write(HttpServletResponse response) throws IOException {
		byte[] text = this.line.getBytes(StandardCharsets.UTF_8);
		response.setStatus(this.status);
		response.setContentType("text/plain;charset=UTF-8");
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setContentLength(text.length);
		if (this.status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
			response.setHeader("Retry-After", RETRY_SECONDS);
		}
		response.getOutputStream().write(text);
	}

}
