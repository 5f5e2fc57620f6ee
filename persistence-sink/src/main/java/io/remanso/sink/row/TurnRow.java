package io.remanso.sink.row;

import io.remanso.contracts.turn.ClosedBuffer;

/**
 * A closed buffer.
 */
public record TurnRow(ClosedBuffer buffer) implements Row {

	@Override
	public String key() {
		return this.buffer.turnId();
	}

	@Override
	public String owner() {
		return this.buffer.userId();
	}

	@Override
	public Trace trace() {
		return Trace.of(this.buffer.userId(), this.buffer.lastAt());
	}

}
