package io.remanso.responder.delivery;

import java.time.Duration;

import tools.jackson.databind.JsonNode;

/**
 * What came back from a gateway.
 */
public sealed interface Answer {

	/** An answer; {@code body} is a missing node where it is no JSON. */
	record Http(int status, JsonNode body, String retryAfterSeconds) implements Answer {

		public boolean ok() {
			return this.status >= 200 && this.status < 300;
		}

		/** Zero where nothing, or nothing that is a number, was asked for. */
		public Duration retryAfter() {
			return this.retryAfterSeconds.matches("\\d{1,4}")
					? Duration.ofSeconds(Long.parseLong(this.retryAfterSeconds)) : Duration.ZERO;
		}

	}

	/**
	 * Nothing was asked: there was no connection, or it broke before the request was
	 * whole.
	 */
	record NotConnected() implements Answer {
	}

	/** The call was made, but its answer did not come. */
	record Lost(String detail) implements Answer {
	}

}
