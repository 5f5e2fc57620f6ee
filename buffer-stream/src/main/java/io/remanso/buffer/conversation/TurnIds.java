package io.remanso.buffer.conversation;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.remanso.contracts.turn.TurnMessage;

/**
 * Ids of turns, made from what is in them: a buffer that is closed again after a crash is
 * the same turn.
 */
final class TurnIds {

	private TurnIds() {
	}

	static String of(String userId, Buffer buffer) {
		Buffer.Again again = buffer.again();
		if (again != null) {
			return uuid("%s\n%s".formatted(again.turnId(), again.commandId()));
		}
		TurnMessage first = buffer.messages().all().getFirst();
		String name = "%s\n%s\n%s".formatted(userId, buffer.chat().channel(), first.id());
		// A correction may bear the id of what it corrects, which had its own turn.
		return uuid((first.corrects() != null) ? "%s\n%d".formatted(name, first.offset()) : name);
	}

	private static String uuid(String name) {
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
	}

}
