package io.remanso.sink.row;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * That an inbound record was there, and was forgotten: all that remains of it, so that
 * the sums still balance.
 *
 * @param partition of the record in {@code whatsapp.inbound}
 * @param offset of the record in {@code whatsapp.inbound}
 * @param at when ingest received it
 */
public record ForgottenRecordRow(int partition, long offset, Instant at) implements Row {

	@Override
	public String key() {
		return this.partition + ":" + this.offset;
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
		ForgottenRecordRow other = (ForgottenRecordRow) later;
		return other.at.isBefore(this.at) ? other : this;
	}

}
