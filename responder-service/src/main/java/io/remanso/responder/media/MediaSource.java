package io.remanso.responder.media;

import io.remanso.contracts.inbound.Content;
import io.remanso.responder.pace.Deadline;

/**
 * Where one gateway's files are fetched from.
 */
@FunctionalInterface
public interface MediaSource {

	/**
	 * Ask the gateway where a file is and how large it is, and fetch nothing yet: nobody
	 * can say what memory it needs before.
	 */
	RemoteFile find(Content.Media media, Deadline deadline) throws MissingMediumException, InterruptedException;

}
