package io.remanso.responder.model;

/**
 * Tells the ids of conversations from those of the old Assistants API, which begin with
 * {@code thread_} and which nobody knows any more: these are never called.
 */
public final class ConversationIds {

	private ConversationIds() {
	}

	public static boolean isUsable(String id) {
		return id.startsWith("conv");
	}

}
