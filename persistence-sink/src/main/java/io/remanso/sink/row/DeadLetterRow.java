package io.remanso.sink.row;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * That a record could not be worked on, by the place that it failed at.
 */
public record DeadLetterRow(String source, int partition, long offset, String worker, String error, int dlqPartition,
		long dlqOffset, Instant at) implements Row {

	@Override
	public String key() {
		return this.source + ":" + this.partition + ":" + this.offset + ":" + this.worker;
	}

	@Override
	public @Nullable String owner() {
		return null;
	}

	@Override
	public @Nullable Trace trace() {
		return null;
	}

}
