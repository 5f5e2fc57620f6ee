package io.remanso.buffer.conversation;

import java.util.List;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.turn.TurnMessage;

/**
 * What the newest turn held, kept for an operator who wants it answered again.
 */
public record LastTurn(String turnId, Chat chat, List<TurnMessage> messages) {

	public LastTurn {
		messages = List.copyOf(messages);
	}

}
