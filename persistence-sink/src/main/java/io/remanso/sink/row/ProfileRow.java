package io.remanso.sink.row;

import io.remanso.contracts.user.UserProfile;
import org.jspecify.annotations.Nullable;

/**
 * Who a user is; null where that was removed.
 */
public record ProfileRow(String userId, long offset, @Nullable UserProfile profile) implements Row {

	@Override
	public String key() {
		return this.userId;
	}

	@Override
	public @Nullable String owner() {
		return (this.profile != null) ? this.userId : null;
	}

	@Override
	public Trace trace() {
		return (this.profile != null) ? Trace.of(this.userId, this.profile.lastActivity())
				: Trace.ofRemoval(this.userId);
	}

}
