package io.remanso.sink.row;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The order to forget a user: everything of theirs that is not younger goes.
 */
public record ForgetRow(String userId, Instant at) implements Row {

	@Override
	public String key() {
		return this.userId;
	}

	@Override
	public @Nullable String owner() {
		return null;
	}

	@Override
	public @Nullable Trace trace() {
		return null;
	}

	@Override
	public Row with(Row later) {
		ForgetRow other = (ForgetRow) later;
		return other.at.isAfter(this.at) ? other : this;
	}

}
