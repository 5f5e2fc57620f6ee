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
	public String owner() {
		return this.userId;
	}

}
