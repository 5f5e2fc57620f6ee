package io.remanso.sink.oldbot;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a record of each file is read.
 */
final class OldRecords {

	private OldRecords() {
	}

	/** Makes a record of a key and its object. */
	interface Form<R> {

		R read(Position position, String key, JsonNode record) throws BadRecordException;

	}

	static OldThread thread(Position position, String key, JsonNode record) throws BadRecordException {
		Fields fields = new Fields(record);
		String userId = OldId.userId(key);
		String chatId = OldId.chatId(userId, fields.text("chatId"));
		return new OldThread(position, userId, (chatId != null) ? chatId : OldId.ownChat(userId),
				fields.text("threadId"), fields.name("name", userId), fields.name("userName", userId),
				fields.time("createdAt"), fields.time("lastActivity"), fields.labels());
	}

	static OldGuest guest(Position position, String key, JsonNode record) throws BadRecordException {
		Fields fields = new Fields(record);
		String userId = OldId.userId(key);
		return new OldGuest(position, userId, fields.name("name", userId), fields.labels(),
				fields.time("firstInteraction"), fields.time("lastInteraction"));
	}

	/** Where the record of a plain list says whose it is. */
	static @Nullable String key(JsonNode record) throws BadRecordException {
		Fields fields = new Fields(record);
		for (String field : List.of("userId", "id", "phone", "phoneNumber", "chatId")) {
			String key = fields.text(field);
			if (key != null) {
				return key;
			}
		}
		return null;
	}

}
