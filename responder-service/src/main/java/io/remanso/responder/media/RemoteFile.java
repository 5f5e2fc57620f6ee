package io.remanso.responder.media;

import io.remanso.responder.pace.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * A file that is at a gateway.
 *
 * @param size in bytes, as the gateway tells it, or null where it does not
 * @param fetching gets it
 */
public record RemoteFile(@Nullable Long size, Fetching fetching) {

	/** Gets a file's bytes. */
	@FunctionalInterface
	public interface Fetching {

		/**
		 * Get them.
		 * @param atMost the bytes that it may have
		 */
		byte[] fetch(long atMost, Deadline deadline) throws MissingMediumException, InterruptedException;

	}

}
