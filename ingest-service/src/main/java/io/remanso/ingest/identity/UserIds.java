package io.remanso.ingest.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

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
			case Who.Person person -> identify(person, at, receivedAt);
			case Who.Moved moved -> learn(moved, at, receivedAt);
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

	private Identity identify(Who.Person person, Instant at, Instant receivedAt) {
		List<String> ids = person.ids();
		String agreed = agreed(ids, at);
		return (agreed != null) ? new Identity(agreed, this.links.unkept(ids)) : learn(person, at, receivedAt);
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

	private synchronized Identity learn(Who.Person person, Instant at, Instant receivedAt) {
		return learn(PersonId.values(Evidence.of(this.links, person)), at, receivedAt);
	}

	private synchronized Identity learn(Who.Moved moved, Instant at, Instant receivedAt) {
		return learn(PersonId.values(Evidence.of(this.links, moved)), at, receivedAt);
	}

	// All are one person's, and so are the users that they stand for.
	private Identity learn(List<String> ids, Instant at, Instant receivedAt) {
		List<String> known = ids.stream()
			.filter(this.links::has)
			.map(this.links::root)
			.distinct()
			.sorted(Comparator.comparing(this.links::seenAt))
			.toList();
		String user = known.isEmpty() ? ids.getFirst() : known.getFirst();
		if (known.isEmpty()) {
			link(user, user, receivedAt);
		}
		ids.stream().filter((id) -> !this.links.has(id)).forEach((id) -> link(id, user, Instant.EPOCH));
		known.stream().skip(1).forEach((other) -> link(other, user, receivedAt));
		return new Identity(userAt(ids, user, at), this.links.unkept(ids));
	}

	// What was sent before two users became one is the earlier key's.
	private String userAt(List<String> ids, String user, Instant at) {
		List<String> then = ids.stream().map((id) -> this.links.follow(id, at)).toList();
		return then.contains(user) ? user : then.getFirst();
	}

	private void link(String id, String user, Instant since) {
		Alias alias = new Alias(id, user, since);
		Link known = this.links.get(id);
		this.links.put((known != null) ? known.changed(alias) : Link.unkept(alias));
	}

}
