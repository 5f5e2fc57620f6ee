package io.remanso.sink.row;

import java.time.Instant;

import io.remanso.contracts.turn.Context;

/**
 * The context line of a user, until it expires.
 */
public record ContextRow(String userId, long offset, String turnId, Context context, Instant at) implements Row {

	@Override
	public String key() {
		return this.userId;
	}

	@Override
	public String owner() {
		return this.userId;
	}

	@Override
	public Trace trace() {
		return Trace.ofTurn(this.userId, this.at, this.turnId);
	}

}
