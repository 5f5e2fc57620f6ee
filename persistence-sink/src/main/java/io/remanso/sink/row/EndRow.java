package io.remanso.sink.row;

import io.remanso.contracts.turn.Outcome;

/**
 * How a turn ended.
 */
public record EndRow(long offset, Outcome.Terminal end) implements Row {

	@Override
	public String key() {
		return this.end.turnId();
	}

	@Override
	public String owner() {
		return this.end.userId();
	}

	@Override
	public Trace trace() {
		return Trace.ofTurn(this.end.userId(), this.end.at(), this.end.turnId());
	}

}
