package io.remanso.responder.delivery;

import io.remanso.contracts.turn.Outcome;

/**
 * A part will never be delivered. The message is for people and free of the user's words.
 */
public final class UndeliverableException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Outcome.Failure failure;

	private final String detail;

	public UndeliverableException(Outcome.Failure failure, String message) {
		super(message);
		this.failure = failure;
		this.detail = message;
	}

	/** The message. */
	public String detail() {
		return this.detail;
	}

	public Outcome.Failure failure() {
		return this.failure;
	}

}
