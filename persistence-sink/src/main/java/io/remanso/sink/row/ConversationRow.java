package io.remanso.sink.row;

import org.jspecify.annotations.Nullable;

/**
 * The conversation that a user's next turn goes on with, or null for a new one.
 */
public record ConversationRow(String userId, long offset, @Nullable String conversationId) implements Row {

	@Override
	public String key() {
		return this.userId;
	}

	@Override
	public String owner() {
		return this.userId;
	}

}
