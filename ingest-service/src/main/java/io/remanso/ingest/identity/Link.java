package io.remanso.ingest.identity;

import java.time.Instant;

import io.remanso.contracts.inbound.Alias;

/**
 * Where one id leads: to itself, where it is a user's own, or to another id.
 *
 * @param alias as it is written to Kafka
 * @param offset of the latest record of this id that is known, or -1
 * @param isKept whether that record says the same
 */
record Link(Alias alias, long offset, boolean isKept) {

	private static final long NONE = -1;

	static Link unkept(Alias alias) {
		return new Link(alias, NONE, false);
	}

	/** Another decision about the same id; what is in Kafka says otherwise. */
	Link changed(Alias other) {
		return new Link(other, this.offset, false);
	}

	/** The same decision, once one more record of its id is known to be in Kafka. */
	Link recorded(Alias record, long at) {
		return (at > this.offset) ? new Link(this.alias, at, record.equals(this.alias)) : this;
	}

	boolean isOwn() {
		return this.alias.alias().equals(this.alias.userId());
	}

	/** Whether an event of that time is the other id's. */
	boolean leadsOn(Instant at) {
		return !isOwn() && !at.isBefore(this.alias.since());
	}

}
