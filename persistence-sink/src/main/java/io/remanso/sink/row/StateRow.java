package io.remanso.sink.row;

import io.remanso.contracts.user.UserState;
import org.jspecify.annotations.Nullable;

/**
 * How a user is to be treated; null where that was removed.
 */
public record StateRow(String userId, long offset, @Nullable UserState state) implements Row {

	@Override
	public String key() {
		return this.userId;
	}

	@Override
	public @Nullable String owner() {
		return (this.state != null) ? this.userId : null;
	}

	@Override
	public Trace trace() {
		return (this.state != null) ? Trace.of(this.userId, this.state.updatedAt()) : Trace.ofRemoval(this.userId);
	}

}
