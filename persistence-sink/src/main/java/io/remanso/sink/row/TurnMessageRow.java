package io.remanso.sink.row;

import io.remanso.contracts.turn.TurnMessage;

/**
 * That a turn holds one inbound record.
 */
public record TurnMessageRow(String turnId, String userId, int position, boolean again,
		TurnMessage message) implements Row {

	@Override
	public String key() {
		return this.message.partition() + ":" + this.message.offset() + ":" + this.turnId;
	}

	@Override
	public String owner() {
		return this.userId;
	}

	@Override
	public Trace trace() {
		return Trace.of(this.userId, this.message.receivedAt());
	}

}
