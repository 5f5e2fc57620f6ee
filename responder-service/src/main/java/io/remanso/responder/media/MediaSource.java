package io.remanso.responder.media;

import io.remanso.contracts.inbound.Content;
import io.remanso.responder.pace.Deadline;

/**
 * Where one gateway's files are fetched from.
 */
public interface MediaSource {

	/**
	 * Fetch a file.
	 * @param atMost the bytes that it may have
	 */
	Medium fetch(Content.Media media, long atMost, Deadline deadline)
			throws MissingMediumException, InterruptedException;

}
