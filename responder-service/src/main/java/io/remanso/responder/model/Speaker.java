package io.remanso.responder.model;

import io.remanso.responder.pace.Deadline;
import io.remanso.responder.partition.TenureEndedException;

/**
 * Speaks.
 */
@FunctionalInterface
public interface Speaker {

	/** A text as a recording in Ogg Opus, as voice notes are. */
	byte[] speak(String text, Deadline deadline, Ownership ownership)
			throws ModelException, TenureEndedException, InterruptedException;

}
