package io.remanso.ingest.element;

import java.time.Instant;

/**
 * Reads one gateway's bodies. A pure function, total over all bytes: whatever comes is
 * events, malformed elements, or an unreadable body, never an exception.
 */
@FunctionalInterface
public interface BodyParser {

	/**
	 * Read a body.
	 * @param body an authentic body, as it came
	 * @param receivedAt when it came
	 */
	Reading parse(byte[] body, Instant receivedAt);

}
