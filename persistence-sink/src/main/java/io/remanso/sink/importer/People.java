package io.remanso.sink.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.remanso.sink.oldbot.Chats;
import io.remanso.sink.oldbot.OldGuest;
import io.remanso.sink.oldbot.OldThread;
import io.remanso.sink.oldbot.Position;
import io.remanso.sink.oldbot.Remark;
import org.jspecify.annotations.Nullable;

/**
 * Makes one person of all records about one user. The guests' file knows names best; the
 * name that a chat showed counts last, and not at all where several users bear it, since
 * the old bot gave clients the names of agents.
 *
 * @param people in the order of their ids
 * @param skipped what of the records does not go into them
 */
record People(List<Person> people, List<Remark> skipped) {

	// Two clients of one name are common, three among a few hundred are an agent.
	private static final int AN_AGENTS = 3;

	People {
		people = List.copyOf(people);
		skipped = List.copyOf(skipped);
	}

	/**
	 * Gather them.
	 * @param agents names that are no client's
	 * @param unknown the time of records that have none
	 */
	static People of(List<OldThread> threads, List<OldGuest> guests, Set<String> agents, Instant unknown) {
		return new Gathering(agents, newest(threads, guests, unknown)).gather(threads, guests);
	}

	// The newest time that the files know: the same files give the same.
	private static Instant newest(List<OldThread> threads, List<OldGuest> guests, Instant unknown) {
		return Stream
			.concat(threads.stream().flatMap((thread) -> Stream.of(thread.createdAt(), thread.lastActivity())),
					guests.stream().flatMap((guest) -> Stream.of(guest.firstInteraction(), guest.lastInteraction())))
			.filter(Objects::nonNull)
			.max(Instant::compareTo)
			.orElse(unknown);
	}

	private static final class Gathering {

		private final Set<String> agents;

		// Names of chats that are taken for an agent's.
		private final Set<String> suspects;

		private final Instant unknown;

		private final List<Remark> skipped = new ArrayList<>();

		Gathering(Set<String> agents, Instant unknown) {
			this.agents = agents;
			this.suspects = new HashSet<>(agents);
			this.unknown = unknown;
		}

		People gather(List<OldThread> threads, List<OldGuest> guests) {
			Map<String, List<OldThread>> threadsOf = new TreeMap<>();
			threads
				.forEach((thread) -> threadsOf.computeIfAbsent(thread.userId(), (id) -> new ArrayList<>()).add(thread));
			Map<String, List<OldGuest>> guestsOf = new HashMap<>();
			guests.forEach((guest) -> guestsOf.computeIfAbsent(guest.userId(), (id) -> new ArrayList<>()).add(guest));
			bornBySeveral(threads);
			Map<String, String> owners = new HashMap<>();
			Set<String> ids = new TreeSet<>(threadsOf.keySet());
			ids.addAll(guestsOf.keySet());
			List<Person> people = ids.stream()
				.map((id) -> person(id, threadsOf.getOrDefault(id, List.of()), guestsOf.getOrDefault(id, List.of()),
						owners))
				.toList();
			return new People(people, this.skipped);
		}

		private void bornBySeveral(List<OldThread> threads) {
			Map<String, Set<String>> bearers = new HashMap<>();
			threads.stream()
				.filter((thread) -> thread.shownName() != null)
				.forEach((thread) -> bearers.computeIfAbsent(thread.shownName(), (name) -> new HashSet<>())
					.add(thread.userId()));
			bearers.forEach((name, users) -> {
				if (users.size() >= AN_AGENTS) {
					this.suspects.add(name);
				}
			});
		}

		private Person person(String id, List<OldThread> threads, List<OldGuest> guests, Map<String, String> owners) {
			Set<String> labels = new LinkedHashSet<>();
			guests.forEach((guest) -> labels.addAll(guest.labels()));
			threads.forEach((thread) -> labels.addAll(thread.labels()));
			List<Instant> times = Stream
				.concat(threads.stream().flatMap((thread) -> Stream.of(thread.createdAt(), thread.lastActivity())),
						guests.stream()
							.flatMap((guest) -> Stream.of(guest.firstInteraction(), guest.lastInteraction())))
				.filter(Objects::nonNull)
				.sorted()
				.toList();
			Instant first = times.isEmpty() ? this.unknown : times.getFirst();
			Instant last = times.isEmpty() ? this.unknown : times.getLast();
			String chat = threads.stream()
				.map(OldThread::chatId)
				.filter(Objects::nonNull)
				.findFirst()
				.orElseGet(() -> Chats.own(id));
			Position position = threads.isEmpty() ? guests.getFirst().position() : threads.getFirst().position();
			return new Person(position, id, name(threads, guests), chat, List.copyOf(labels), first, last,
					conversations(id, threads, first, last, owners));
		}

		private @Nullable String name(List<OldThread> threads, List<OldGuest> guests) {
			String known = Stream.concat(guests.stream().map(OldGuest::name), threads.stream().map(OldThread::name))
				.filter((name) -> name != null && !this.agents.contains(name))
				.findFirst()
				.orElse(null);
			if (known != null) {
				return known;
			}
			for (OldThread thread : threads) {
				if (thread.shownName() != null && this.suspects.contains(thread.shownName())) {
					this.skipped.add(new Remark(thread.position(), thread.userId(),
							"the name is taken for an agent's and left out: " + thread.shownName()));
				}
				else if (thread.shownName() != null) {
					return thread.shownName();
				}
			}
			return null;
		}

		private List<Person.Conversation> conversations(String id, List<OldThread> threads, Instant first, Instant last,
				Map<String, String> owners) {
			Map<String, Person.Conversation> found = new LinkedHashMap<>();
			for (OldThread thread : threads) {
				String threadId = thread.threadId();
				if (threadId == null) {
					skip(thread, "no threadId: the user is taken without a thread");
				}
				else if (!owners.computeIfAbsent(threadId, (key) -> id).equals(id)) {
					skip(thread, "the thread belongs to " + owners.get(threadId) + " too, and stays there");
				}
				else {
					found.merge(threadId,
							new Person.Conversation(thread.position(), threadId,
									(thread.createdAt() != null) ? thread.createdAt() : first,
									(thread.lastActivity() != null) ? thread.lastActivity() : last),
							(one, other) -> one);
				}
			}
			return List.copyOf(found.values());
		}

		private void skip(OldThread thread, String why) {
			this.skipped.add(new Remark(thread.position(), thread.userId(), why));
		}

	}

	/** Of how many conversations there are. */
	static int threads(Collection<Person> people) {
		return people.stream().mapToInt((person) -> person.threads().size()).sum();
	}

}
