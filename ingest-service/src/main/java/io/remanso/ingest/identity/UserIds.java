package io.remanso.ingest.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.remanso.contracts.inbound.Alias;
import io.remanso.ingest.element.PersonId;
import io.remanso.ingest.element.Who;
import org.jspecify.annotations.Nullable;

/**
 * Knows which user every id belongs to, and learns it whenever two ids of one person come
 * together. The id that a user was first seen under stays theirs; where two users turn
 * out to be one person, the later leads to the earlier from that moment on, so that what
 * was sent before keeps its key when it comes again. For all threads.
 */
public final class UserIds {

	// Of these a person has one at a time; a phone number two people can have had.
	private static final Set<PersonId.Sort> PERSONAL = EnumSet.complementOf(EnumSet.of(PersonId.Sort.PHONE));

	private final Links links = new Links();

	/**
	 * Which user somebody is.
	 * @param who all that the gateway said
	 * @param at the provider's own time of the event
	 * @param receivedAt when it came
	 */
	public Identity identify(Who who, Instant at, Instant receivedAt) {
		return switch (who) {
			case Who.Place(String id) -> new Identity(id, List.of());
			case Who.Person(List<PersonId> people) -> identify(people, true, at, receivedAt);
			case Who.Moved moved -> identify(unlessRecycled(moved), false, at, receivedAt);
		};
	}

	/**
	 * An alias is known to be in Kafka. Where it was decided otherwise while that one was
	 * on its way, the later decision may lie before it: then it is to be written again,
	 * for whoever reads the topic takes the last.
	 */
	public synchronized void kept(Alias alias, long offset) {
		Link link = this.links.get(alias.alias());
		if (link != null) {
			this.links.put(link.recorded(alias, offset));
		}
	}

	/**
	 * An alias, or the removal of one, was read from Kafka. What was decided here and is
	 * on its way there will be the later record. That an id is a user's own undoes no
	 * merger: it was decided by somebody who did not know of that yet.
	 */
	public synchronized void read(String id, @Nullable Alias alias, long offset) {
		Link known = this.links.get(id);
		if (known != null && known.isKept() && known.offset() > offset) {
			return;
		}
		if (alias == null) {
			if (known == null || known.isKept()) {
				this.links.remove(id);
			}
			return;
		}
		Link read = Link.unkept(alias).recorded(alias, offset);
		boolean stays = known != null && (!known.isKept() || (read.isOwn() && !known.isOwn()));
		this.links.put((known != null && stays) ? known.recorded(alias, offset) : read);
	}

	private Identity identify(List<PersonId> people, boolean sceptical, Instant at, Instant receivedAt) {
		List<String> ids = PersonId.values(people);
		String agreed = agreed(ids, at);
		String userId = (agreed != null) ? agreed : learn(people, ids, sceptical, at, receivedAt);
		return new Identity(userId, this.links.unkept(ids));
	}

	// A number that somebody changes to may have been another's who has a newer one now.
	// The key stays that one's, and is no reason to take the two for one person.
	private synchronized List<PersonId> unlessRecycled(Who.Moved moved) {
		Set<String> users = moved.before()
			.stream()
			.map((id) -> this.links.root(id.value()))
			.collect(Collectors.toSet());
		return moved.people()
			.stream()
			.filter((id) -> users.isEmpty() || users.contains(this.links.root(id.value())) || !isLeft(id))
			.toList();
	}

	private boolean isLeft(PersonId id) {
		return id.sort() == PersonId.Sort.PHONE && this.links.has(id.value())
				&& ofSort(idsOf(this.links.root(id.value())), PersonId.Sort.PHONE).size() > 1;
	}

	// Nearly always: every id is known, and all stand for the same user.
	private @Nullable String agreed(List<String> ids, Instant at) {
		String user = this.links.follow(ids.getFirst(), at);
		for (String id : ids) {
			if (!this.links.has(id) || !this.links.follow(id, at).equals(user)) {
				return null;
			}
		}
		return user;
	}

	private synchronized String learn(List<PersonId> people, List<String> ids, boolean sceptical, Instant at,
			Instant receivedAt) {
		List<String> known = ids.stream()
			.filter(this.links::has)
			.map(this.links::root)
			.distinct()
			.sorted(Comparator.comparing(this.links::seenAt))
			.filter((user) -> !sceptical || !contradict(people, idsOf(user)))
			.toList();
		String user = known.isEmpty() ? newUser(people, ids, receivedAt) : known.getFirst();
		ids.stream().filter((id) -> !this.links.has(id)).forEach((id) -> link(id, user, Instant.EPOCH));
		known.stream()
			.filter((other) -> !other.equals(user))
			.filter((other) -> !sceptical || !contradict(idsOf(user), idsOf(other)))
			.forEach((other) -> link(other, user, receivedAt));
		return userAt(ids, user, at);
	}

	// Where a phone number is known to be another's, the personal id is the user's.
	private String newUser(List<PersonId> people, List<String> ids, Instant receivedAt) {
		Optional<String> unknown = ids.stream().filter((id) -> !this.links.has(id)).findFirst();
		String user = unknown.orElseGet(() -> people.stream()
			.filter((id) -> PERSONAL.contains(id.sort()))
			.map((id) -> this.links.root(id.value()))
			.findFirst()
			.orElse(ids.getFirst()));
		if (unknown.isPresent()) {
			link(user, user, receivedAt);
		}
		return user;
	}

	// What was sent before two users became one is the earlier key's.
	private String userAt(List<String> ids, String user, Instant at) {
		List<String> then = ids.stream()
			.filter((id) -> this.links.root(id).equals(user))
			.map((id) -> this.links.follow(id, at))
			.toList();
		return (then.isEmpty() || then.contains(user)) ? user : then.getFirst();
	}

	private void link(String id, String user, Instant since) {
		Alias alias = new Alias(id, user, since);
		Link known = this.links.get(id);
		this.links.put((known != null) ? known.changed(alias) : Link.unkept(alias));
	}

	private List<PersonId> idsOf(String user) {
		return this.links.idsOf(user).stream().map(PersonId::parse).flatMap(Optional::stream).toList();
	}

	// One personal id in common settles it: another may have changed without any news.
	private static boolean contradict(Collection<PersonId> some, Collection<PersonId> others) {
		return PERSONAL.stream()
			.noneMatch((sort) -> ofSort(some, sort).stream().anyMatch(ofSort(others, sort)::contains))
				&& PERSONAL.stream()
					.anyMatch((sort) -> !ofSort(some, sort).isEmpty() && !ofSort(others, sort).isEmpty());
	}

	private static Set<PersonId> ofSort(Collection<PersonId> ids, PersonId.Sort sort) {
		return ids.stream().filter((id) -> id.sort() == sort).collect(Collectors.toSet());
	}

}
