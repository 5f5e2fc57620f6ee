package io.remanso.sink.row;

import io.remanso.contracts.inbound.Alias;
import org.jspecify.annotations.Nullable;

/**
 * Another id of a user; null where it is none any more.
 */
public record AliasRow(String alias, long offset, @Nullable Alias value) implements Row {

	@Override
	public String key() {
		return this.alias;
	}

	@Override
	public @Nullable String owner() {
		return (this.value != null) ? this.value.userId() : null;
	}

	@Override
	public @Nullable Trace trace() {
		return (this.value != null) ? Trace.of(this.value.userId(), this.value.since()) : null;
	}

}
