package io.remanso.responder.delivery;

/**
 * A person has taken the chat over: nothing more may be sent.
 */
public final class HeldBackException extends Exception {

	private static final long serialVersionUID = 1L;

	public HeldBackException() {
		super("a person has taken the chat over");
	}

}
