package io.remanso.responder.delivery;

import io.remanso.contracts.turn.Outcome;

/**
 * A part will never be delivered. The message is for people and free of the user's words.
 */
public final class UndeliverableException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Outcome.Failure failure;

	private final String detail;

	private final boolean inDoubt;

	public UndeliverableException(Outcome.Failure failure, String message) {
		this(failure, message, false);
	}

	private UndeliverableException(Outcome.Failure failure, String message, boolean inDoubt) {
		super(message);
		this.failure = failure;
		this.detail = message;
		this.inDoubt = inDoubt;
	}

	static UndeliverableException refused(boolean windowClosed, String message) {
		return new UndeliverableException(windowClosed ? Outcome.Failure.WINDOW_CLOSED : Outcome.Failure.GATEWAY,
				message);
	}

	/** The same, after an attempt of which nobody knows what became. */
	public UndeliverableException leavingDoubt() {
		UndeliverableException same = new UndeliverableException(this.failure, this.detail, true);
		same.setStackTrace(getStackTrace());
		return same;
	}

	/** Whether the user may have it all the same, by an earlier attempt. */
	public boolean inDoubt() {
		return this.inDoubt;
	}

	/** What went wrong, for people. */
	public String detail() {
		return this.detail;
	}

	public Outcome.Failure failure() {
		return this.failure;
	}

}
