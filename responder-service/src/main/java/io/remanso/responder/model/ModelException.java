package io.remanso.responder.model;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The model gave no reply, and repeating is no use. The message is for people and free of
 * the user's words.
 */
public final class ModelException extends Exception {

	private static final long serialVersionUID = 1L;

	private final boolean late;

	private final String detail;

	private final List<String> conversations;

	private final @Nullable String conversationId;

	public ModelException(String message, boolean late) {
		this(message, late, List.of(), null);
	}

	private ModelException(String message, boolean late, List<String> conversations, @Nullable String conversationId) {
		super(message);
		this.late = late;
		this.detail = message;
		this.conversations = List.copyOf(conversations);
		this.conversationId = conversationId;
	}

	/** The same, after these conversations may have learned something. */
	public ModelException leaving(Collection<String> used) {
		return leaving(used, null);
	}

	/**
	 * The same, after conversations were used.
	 * @param known the one whose content is known, or null
	 */
	public ModelException leaving(Collection<String> used, @Nullable String known) {
		List<String> left = used.stream().filter((id) -> !id.equals(known)).toList();
		ModelException same = new ModelException(this.detail, this.late, left, known);
		same.setStackTrace(getStackTrace());
		return same;
	}

	/** What went wrong, for people. */
	public String detail() {
		return this.detail;
	}

	/** Whether it was the deadline that ended it. */
	public boolean late() {
		return this.late;
	}

	/**
	 * The conversation to go on with, which is as it was, or null where there is none or
	 * nobody knows what it holds.
	 */
	public @Nullable String conversationId() {
		return this.conversationId;
	}

	/** The other conversations, which may hold something of what was asked. */
	public List<String> conversations() {
		return this.conversations;
	}

}
