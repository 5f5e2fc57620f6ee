package io.remanso.ingest.identity;

import java.util.List;

import io.remanso.contracts.inbound.Alias;

/**
 * Which user somebody is.
 *
 * @param userId the key of all their events
 * @param unkept what this rests on and is not known to be in Kafka yet: it must be there
 * before an event that rests on it is
 */
public record Identity(String userId, List<Alias> unkept) {

	public Identity {
		unkept = List.copyOf(unkept);
	}

}
