package io.remanso.ingest.element;

/**
 * An element of a body can't become an event. The message says why, in words that hold
 * nothing of the element: it is logged and put into a header.
 */
public final class MalformedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public MalformedException(String reason) {
		super(reason, null, false, false);
	}

	/** Why, for people. */
	public String reason() {
		return String.valueOf(getMessage());
	}

}
