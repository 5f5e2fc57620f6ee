package io.remanso.sink.row;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The conversation that a user's next turn goes on with, or null for a new one.
 */
public record ConversationRow(String userId, long offset, String turnId, @Nullable String conversationId,
		Instant at) implements Row {

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
