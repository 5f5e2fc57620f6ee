package io.remanso.ingest.identity;

import java.time.Instant;

import io.remanso.contracts.inbound.Alias;

/**
 * Where one id leads: to itself, where it is a user's own, or to another id.
 *
 * @param alias as it is written to Kafka
 * @param offset where it lies in its partition, or {@link #UNKEPT}
 */
record Link(Alias alias, long offset) {

	static final long UNKEPT = -1;

	static Link unkept(Alias alias) {
		return new Link(alias, UNKEPT);
	}

	boolean isKept() {
		return this.offset != UNKEPT;
	}

	boolean isOwn() {
		return this.alias.alias().equals(this.alias.userId());
	}

	/** Whether an event of that time is the other id's. */
	boolean leadsOn(Instant at) {
		return !isOwn() && !at.isBefore(this.alias.since());
	}

}
