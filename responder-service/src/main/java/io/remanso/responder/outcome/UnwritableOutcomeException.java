package io.remanso.responder.outcome;

/**
 * No broker takes this step of a turn, now or later. The turn is to end as failed.
 */
public final class UnwritableOutcomeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnwritableOutcomeException(String message) {
		super(message);
	}

}
