package io.remanso.ingest.identity;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
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
	// this is most likely a circle: two instances that merge the same users at once can
	// make one.
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

	// Nearly always, and without a set: each is kept and is, or leads to, a user's own.
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

	// Whoever follows takes no lock, and must find one link or the other.
	void put(Link link) {
		leaveBackwards(this.links.put(link.alias().alias(), link));
		if (!link.isOwn()) {
			this.backwards.computeIfAbsent(link.alias().userId(), (user) -> new LinkedHashSet<>())
				.add(link.alias().alias());
		}
	}

	void remove(String id) {
		leaveBackwards(this.links.remove(id));
	}

	private void leaveBackwards(@Nullable Link before) {
		if (before != null && !before.isOwn()) {
			this.backwards.computeIfPresent(before.alias().userId(), (user, ids) -> {
				ids.remove(before.alias().alias());
				return ids.isEmpty() ? null : ids;
			});
		}
	}

	// The way may still end, and where it does not, it need not have begun on the circle.
	private String leastOfCircle(String start) {
		Set<String> way = new LinkedHashSet<>();
		String current = start;
		while (way.add(current)) {
			Link link = this.links.get(current);
			if (link == null || link.isOwn()) {
				return current;
			}
			current = link.alias().userId();
		}
		String again = current;
		return way.stream().dropWhile((id) -> !id.equals(again)).min(Comparator.naturalOrder()).orElse(again);
	}

}
