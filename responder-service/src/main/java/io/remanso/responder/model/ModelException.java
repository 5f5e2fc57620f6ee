package io.remanso.responder.model;

/**
 * The model gave no reply, and repeating is no use. The message is for people and free of
 * the user's words.
 */
public final class ModelException extends Exception {

	private static final long serialVersionUID = 1L;

	private final boolean late;

	private final String detail;

	public ModelException(String message, boolean late) {
		super(message);
		this.late = late;
		this.detail = message;
	}

	/** The message. */
	public String detail() {
		return this.detail;
	}

	/** Whether it was the deadline that ended it. */
	public boolean late() {
		return this.late;
	}

}
