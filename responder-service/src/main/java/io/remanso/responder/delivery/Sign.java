package io.remanso.responder.delivery;

/**
 * What a user is shown while an answer is on its way.
 */
public enum Sign {

	TYPING, RECORDING

}
