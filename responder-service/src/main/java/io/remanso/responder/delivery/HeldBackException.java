package io.remanso.responder.delivery;

/**
 * A person has taken the chat over: nothing more may be sent.
 */
public final class HeldBackException extends Exception {

	private static final long serialVersionUID = 1L;

	private final boolean inDoubt;

	public HeldBackException() {
		this(false);
	}

	private HeldBackException(boolean inDoubt) {
		super("a person has taken the chat over");
		this.inDoubt = inDoubt;
	}

	/** The same, after an attempt of which nobody knows what became. */
	public HeldBackException leavingDoubt() {
		HeldBackException same = new HeldBackException(true);
		same.setStackTrace(getStackTrace());
		return same;
	}

	/** Whether the user may have the part all the same, by an earlier attempt. */
	public boolean inDoubt() {
		return this.inDoubt;
	}

}
