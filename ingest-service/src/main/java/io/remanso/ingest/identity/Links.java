package io.remanso.ingest.identity;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.remanso.contracts.inbound.Alias;
import org.jspecify.annotations.Nullable;

/**
 * The ids that are known, and where each leads. Any thread may follow them; changes, and
 * questions about all ids of a user, are for one thread at a time.
 */
final class Links {

	// Users are merged seldom, and each merger makes a way one longer. A longer way than
	// this is a circle, which two instances can make that merge the same users at once.
	private static final int MOST_HOPS = 32;

	private final Map<String, Link> links = new ConcurrentHashMap<>();

	private final Map<String, Set<String>> backwards = new HashMap<>();

	@Nullable Link get(String id) {
		return this.links.get(id);
	}

	boolean has(String id) {
		return this.links.containsKey(id);
	}

	/** The user that an id stood for at that time. */
	String follow(String id, Instant at) {
		String current = id;
		for (int hops = 0; hops < MOST_HOPS; hops++) {
			Link link = this.links.get(current);
			if (link == null || !link.leadsOn(at)) {
				return current;
			}
			current = link.alias().userId();
		}
		return leastOfCircle(current);
	}

	/** The user that an id stands for now. */
	String root(String id) {
		return follow(id, Instant.MAX);
	}

	/** When a user was first seen. */
	Instant seenAt(String user) {
		Link link = this.links.get(user);
		return (link != null) ? link.alias().since() : Instant.MAX;
	}

	/** The links on the ways of some ids that are not known to be in Kafka. */
	List<Alias> unkept(Collection<String> ids) {
		if (areKept(ids)) {
			return List.of();
		}
		Set<Alias> unkept = new LinkedHashSet<>();
		for (String id : ids) {
			String current = id;
			for (int hops = 0; hops < MOST_HOPS; hops++) {
				Link link = this.links.get(current);
				if (link == null) {
					break;
				}
				if (!link.isKept()) {
					unkept.add(link.alias());
				}
				if (link.isOwn()) {
					break;
				}
				current = link.alias().userId();
			}
		}
		return List.copyOf(unkept);
	}

	// Nearly always, and without a set: each is a user's own, or leads to one, and is
	// kept.
	private boolean areKept(Collection<String> ids) {
		for (String id : ids) {
			Link link = this.links.get(id);
			Link next = (link != null && !link.isOwn()) ? this.links.get(link.alias().userId()) : link;
			if (link == null || next == null || !link.isKept() || !next.isKept() || !next.isOwn()) {
				return false;
			}
		}
		return true;
	}

	/** Every id that leads to a user, theirs included. */
	Set<String> idsOf(String user) {
		Set<String> ids = new LinkedHashSet<>();
		Deque<String> open = new ArrayDeque<>(List.of(user));
		while (!open.isEmpty()) {
			String id = open.pop();
			if (ids.add(id)) {
				open.addAll(this.backwards.getOrDefault(id, Set.of()));
			}
		}
		return ids;
	}

	void put(Link link) {
		remove(link.alias().alias());
		this.links.put(link.alias().alias(), link);
		if (!link.isOwn()) {
			this.backwards.computeIfAbsent(link.alias().userId(), (user) -> new LinkedHashSet<>())
				.add(link.alias().alias());
		}
	}

	void remove(String id) {
		Link before = this.links.remove(id);
		if (before != null && !before.isOwn()) {
			this.backwards.computeIfPresent(before.alias().userId(), (user, ids) -> {
				ids.remove(id);
				return ids.isEmpty() ? null : ids;
			});
		}
	}

	private String leastOfCircle(String start) {
		String least = start;
		String current = start;
		do {
			Link link = this.links.get(current);
			if (link == null) {
				return current;
			}
			current = link.alias().userId();
			least = (current.compareTo(least) < 0) ? current : least;
		}
		while (!current.equals(start));
		return least;
	}

}
