package io.remanso.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * What becomes of a request: an answer, a stream of events, or a connection closed
 * without a word.
 */
public sealed interface Reply {

	static Content json(int status, JsonNode body) {
		return content(status, "application/json", Json.MAPPER.writeValueAsBytes(body));
	}

	static Content text(int status, String body) {
		return content(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
	}

	static Content content(int status, String contentType, byte[] body) {
		return new Content(status, Map.of("Content-Type", contentType), body.clone());
	}

	static Content empty(int status) {
		return new Content(status, Map.of(), new byte[0]);
	}

	/** A complete answer. */
	final class Content implements Reply {

		private final int status;

		private final Map<String, String> headers;

		private final byte[] body;

		private Content(int status, Map<String, String> headers, byte[] body) {
			this.status = status;
			this.headers = headers;
			this.body = body;
		}

		@Override
		public int status() {
			return this.status;
		}

		@Override
		public Map<String, String> headers() {
			return this.headers;
		}

		byte[] body() {
			return this.body;
		}

		@Override
		public Content with(Map<String, String> more) {
			return new Content(this.status, merged(this.headers, more), this.body);
		}

	}

	/**
	 * Server-sent events.
	 *
	 * @param events each with its {@code type}
	 */
	record Events(Map<String, String> headers, List<JsonNode> events) implements Reply {

		@Override
		public int status() {
			return 200;
		}

		@Override
		public Events with(Map<String, String> more) {
			return new Events(merged(this.headers, more), this.events);
		}

	}

	/** The connection is closed and nothing is answered. */
	record Dropped() implements Reply {

		@Override
		public int status() {
			return 0;
		}

		@Override
		public Map<String, String> headers() {
			return Map.of();
		}

		@Override
		public Dropped with(Map<String, String> more) {
			return this;
		}

	}

	/** The HTTP status, or 0 where nothing is answered. */
	int status();

	Map<String, String> headers();

	/** The same reply with more headers. */
	Reply with(Map<String, String> more);

	private static Map<String, String> merged(Map<String, String> headers, Map<String, String> more) {
		Map<String, String> all = new LinkedHashMap<>(headers);
		all.putAll(more);
		return all;
	}

}
