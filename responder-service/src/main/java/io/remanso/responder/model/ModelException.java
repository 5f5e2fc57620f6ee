package io.remanso.responder.model;

import java.util.List;

/**
 * The model gave no reply, and repeating is no use. The message is for people and free of
 * the user's words.
 */
public final class ModelException extends Exception {

	private static final long serialVersionUID = 1L;

	private final boolean late;

	private final String detail;

	private final List<String> conversations;

	public ModelException(String message, boolean late) {
		this(message, late, List.of());
	}

	private ModelException(String message, boolean late, List<String> conversations) {
		super(message);
		this.late = late;
		this.detail = message;
		this.conversations = List.copyOf(conversations);
	}

	/** The same, after these conversations may have learned something. */
	public ModelException leaving(List<String> used) {
		ModelException same = new ModelException(this.detail, this.late, used);
		same.setStackTrace(getStackTrace());
		return same;
	}

	/** The message. */
	public String detail() {
		return this.detail;
	}

	/** Whether it was the deadline that ended it. */
	public boolean late() {
		return this.late;
	}

	/** The conversations that may hold something of what was asked. */
	public List<String> conversations() {
		return this.conversations;
	}

}
