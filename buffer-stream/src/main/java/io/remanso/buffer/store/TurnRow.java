package io.remanso.buffer.store;

import java.util.List;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.turn.TurnMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the newest turn held.
 *
 * @param messages those that are not in rows of their own
 * @param spilled the others, or null where there are none
 */
record TurnRow(String turnId, Chat chat, List<TurnMessage> messages, @Nullable Spilled spilled) {

	TurnRow {
		messages = List.copyOf(messages);
	}

}
