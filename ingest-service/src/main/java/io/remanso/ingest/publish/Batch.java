package io.remanso.ingest.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.wire.EventHeaders;

/**
 * The records of one body.
 *
 * @param links which user other ids belong to: to be kept before any event is sent whose
 * key was found by them
 * @param users the own ids of new users, on which no key rests: to be kept with the
 * events
 * @param events all that the body says, in its order
 */
public record Batch(Map<Alias, Outgoing> links, Map<Alias, Outgoing> users, List<Outgoing> events) {

	public Batch {
		links = inOrder(links);
		users = inOrder(users);
		events = List.copyOf(events);
	}

	/** Every record. */
	public List<Outgoing> all() {
		return this.links.isEmpty() ? afterLinks() : joined(this.links.values(), afterLinks());
	}

	/** Why some of it goes to the DLQ; empty where nothing does. */
	public List<String> deadBecause() {
		return this.events.stream()
			.filter((outgoing) -> outgoing.kind().equals(Kind.MALFORMED))
			.map((outgoing) -> String.valueOf(EventHeaders.get(outgoing.record().headers(), DeadLetter.ERROR)))
			.distinct()
			.toList();
	}

	/** The records that need not wait for one another. */
	List<Outgoing> afterLinks() {
		return this.users.isEmpty() ? this.events : joined(this.users.values(), this.events);
	}

	private static List<Outgoing> joined(Collection<Outgoing> first, List<Outgoing> second) {
		List<Outgoing> all = new ArrayList<>(first);
		all.addAll(second);
		return all;
	}

	// Most bodies are of people who are known.
	private static Map<Alias, Outgoing> inOrder(Map<Alias, Outgoing> aliases) {
		return aliases.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
	}

}
