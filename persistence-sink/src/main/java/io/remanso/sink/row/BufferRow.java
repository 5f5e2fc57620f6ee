package io.remanso.sink.row;

import io.remanso.contracts.turn.OpenBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A user's open buffer; null where none is open any more.
 */
public record BufferRow(String userId, long offset, @Nullable OpenBuffer buffer) implements Row {

	@Override
	public String key() {
		return this.userId;
	}

	@Override
	public @Nullable String owner() {
		return (this.buffer != null) ? this.userId : null;
	}

	@Override
	public Trace trace() {
		return (this.buffer != null) ? Trace.of(this.userId, this.buffer.updatedAt()) : Trace.ofRemoval(this.userId);
	}

}
