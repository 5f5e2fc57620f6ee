package io.remanso.sink.oldbot;

/**
 * Where users are written to.
 */
public final class Chats {

	private Chats() {
	}

	/** The chat with a user alone. */
	public static String own(String userId) {
		return OldId.ownChat(userId);
	}

	/** Whether it is a group's. */
	public static boolean isGroup(String chatId) {
		return chatId.endsWith("@g.us");
	}

}
