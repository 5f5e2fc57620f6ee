package io.remanso.ingest.element;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Whose event it is, as the gateway says it. Which user that is, is for the next station
 * to find.
 */
public sealed interface Who {

	/**
	 * Every id that the gateway gave, the one that a new user would be known by first.
	 */
	List<String> ids();

	/** The id that a user seen for the first time is known by. */
	default String first() {
		return ids().getFirst();
	}

	/**
	 * A person, by every id that the gateway gave, the most lasting first.
	 *
	 * @param people at least one
	 */
	record Person(List<PersonId> people) implements Who {

		public Person {
			people = List.copyOf(people);
		}

		@Override
		public List<String> ids() {
			return PersonId.values(this.people);
		}

	}

	/**
	 * A person of whom the gateway says that an id of theirs has changed: whatever was
	 * known of either, these are one person.
	 *
	 * @param before what they were known by, may be empty
	 * @param now what they are known by, at least one
	 */
	record Moved(List<PersonId> before, List<PersonId> now) implements Who {

		public Moved {
			before = List.copyOf(before);
			now = List.copyOf(now);
		}

		/** All, the earlier ones first. */
		public List<PersonId> people() {
			return Stream.concat(this.before.stream(), this.now.stream()).distinct().toList();
		}

		@Override
		public List<String> ids() {
			return PersonId.values(people());
		}

	}

	/** A group, a public chat or the channel itself: it has one id, and no other. */
	record Place(String id) implements Who {

		@Override
		public List<String> ids() {
			return List.of(this.id);
		}

	}

	/** A group chat, a channel. */
	static Who of(String id) {
		return new Place(id);
	}

	/**
	 * A person, by all that the gateway said about them. What is no id is passed over.
	 * @throws MalformedException where nothing is an id
	 */
	static Who person(@Nullable String... candidates) {
		return find(candidates)
			.orElseThrow(() -> new MalformedException("no id of a person: neither phone number nor BSUID nor LID"));
	}

	/**
	 * A person, or nothing where the gateway named nobody. Of several numbers the first
	 * is theirs: people have one at a time, so the others are somebody else's, most
	 * likely the business's own.
	 */
	static Optional<Who> find(@Nullable String... candidates) {
		List<PersonId> people = people(candidates);
		while (people.size() > 1 && people.get(1).isPhone()) {
			people.remove(1);
		}
		return people.isEmpty() ? Optional.empty() : Optional.of(new Person(people));
	}

	/** The ids among some texts, the most lasting first. */
	static List<PersonId> people(@Nullable String... candidates) {
		List<PersonId> people = new ArrayList<>(2);
		for (String candidate : candidates) {
			PersonId person = (candidate != null) ? PersonId.parse(candidate).orElse(null) : null;
			if (person != null && !people.contains(person)) {
				people.add(person);
			}
		}
		people.sort(Comparator.comparing(PersonId::sort));
		return people;
	}

}
