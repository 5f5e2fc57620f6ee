package io.remanso.simulator.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One HTTP call to a stand-in, whatever became of it.
 *
 * @param number counts all calls since the start, from 1
 * @param path below the API's base URL
 * @param subject whom it is about: a chat, a recipient or a conversation; may be empty
 * @param text the text that was sent or asked; may be empty
 * @param status the HTTP status, 0 where nothing was answered
 * @param headers those of interest, never the token; names in lower case
 */
public record Call(long number, Api api, String method, String path, String subject, String text, End end, int status,
		Instant at, Duration took, Map<String, String> headers) {

	/** How a call ended. */
	public enum End {

		/** It was handled and answered, be it with an error of the caller's making. */
		ANSWERED,

		/** It had no effect and got an ordered error. */
		FAILED,

		/** It had no effect and the connection was closed. */
		REFUSED,

		/** It had no effect and got no answer for as long as the caller waited. */
		HUNG,

		/** It took effect, and its answer was lost. */
		LOST

	}

}
