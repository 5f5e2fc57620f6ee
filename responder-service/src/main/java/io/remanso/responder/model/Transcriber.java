package io.remanso.responder.model;

import io.remanso.responder.pace.Deadline;
import io.remanso.responder.partition.TenureEndedException;

/**
 * Hears what was spoken.
 */
@FunctionalInterface
public interface Transcriber {

	/**
	 * The words of a recording; may be blank.
	 * @param type its media type
	 */
	String transcribe(byte[] recording, String type, Deadline deadline, Ownership ownership)
			throws ModelException, TenureEndedException, InterruptedException;

}
