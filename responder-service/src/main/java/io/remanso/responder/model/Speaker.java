package io.remanso.responder.model;

import io.remanso.responder.pace.Deadline;

/**
 * Speaks.
 */
@FunctionalInterface
public interface Speaker {

	/** A text as a recording in Ogg Opus, as voice notes are. */
	byte[] speak(String text, Deadline deadline) throws ModelException, InterruptedException;

}
