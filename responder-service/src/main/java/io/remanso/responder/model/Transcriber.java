package io.remanso.responder.model;

import io.remanso.responder.pace.Deadline;

/**
 * Hears what was spoken.
 */
@FunctionalInterface
public interface Transcriber {

	/**
	 * The words of a recording; may be blank.
	 * @param type its media type
	 */
	String transcribe(byte[] recording, String type, Deadline deadline) throws ModelException, InterruptedException;

}
