package io.remanso.sink.row;

import io.remanso.contracts.turn.Disposition;

/**
 * Why an inbound record entered no turn.
 */
public record DispositionRow(Disposition disposition) implements Row {

	@Override
	public String key() {
		return this.disposition.partition() + ":" + this.disposition.offset();
	}

	@Override
	public String owner() {
		return this.disposition.userId();
	}

	@Override
	public Trace trace() {
		return Trace.of(this.disposition.userId(), this.disposition.at());
	}

}
