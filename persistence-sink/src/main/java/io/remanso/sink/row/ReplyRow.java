package io.remanso.sink.row;

import io.remanso.contracts.turn.Outcome;

/**
 * What the model answered in a turn.
 */
public record ReplyRow(long offset, Outcome.ReplyGenerated reply) implements Row {

	@Override
	public String key() {
		return this.reply.turnId();
	}

	@Override
	public String owner() {
		return this.reply.userId();
	}

	@Override
	public Trace trace() {
		return Trace.ofTurn(this.reply.userId(), this.reply.at(), this.reply.turnId());
	}

}
