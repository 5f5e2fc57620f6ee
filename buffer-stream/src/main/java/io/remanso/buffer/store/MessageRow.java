package io.remanso.buffer.store;

import java.util.List;

import io.remanso.contracts.turn.TurnMessage;

/**
 * Some messages of an open buffer or of the last turn, in the order in which they came.
 */
record MessageRow(List<TurnMessage> messages) {

	MessageRow {
		messages = List.copyOf(messages);
	}

}
