package io.remanso.sink.row;

import io.remanso.contracts.command.Command;

/**
 * A thread of an older system: history, never active.
 */
public record ImportedThreadRow(Command.ImportThread order) implements Row {

	@Override
	public String key() {
		return this.order.threadId();
	}

	@Override
	public String owner() {
		return this.order.userId();
	}

	@Override
	public Trace trace() {
		return Trace.of(this.order.userId(), this.order.issuedAt());
	}

	@Override
	public Row with(Row later) {
		ImportedThreadRow other = (ImportedThreadRow) later;
		return (other.owner().equals(owner()) || isBefore(other, this)) ? other : this;
	}

	private static boolean isBefore(ImportedThreadRow one, ImportedThreadRow other) {
		int order = one.order.issuedAt().compareTo(other.order.issuedAt());
		return (order != 0) ? (order < 0) : (one.owner().compareTo(other.owner()) < 0);
	}

}
