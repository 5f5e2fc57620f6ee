package io.remanso.ingest.element;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Whose event it is: every id that the gateway gave for one person, the most lasting
 * first, or the one id of a group or of the channel itself.
 *
 * @param ids at least one
 */
public record Who(List<String> ids) {

	public Who {
		if (ids.isEmpty()) {
			throw new MalformedException("nobody is named");
		}
		ids = List.copyOf(ids);
	}

	/** A group chat, a channel: something that has one id only. */
	public static Who of(String id) {
		return new Who(List.of(id));
	}

	/**
	 * A person, by all that the gateway said about them. What is no id is passed over.
	 * @throws MalformedException where nothing is an id
	 */
	public static Who person(@Nullable String... candidates) {
		return find(candidates)
			.orElseThrow(() -> new MalformedException("no id of a person: neither phone number nor BSUID nor LID"));
	}

	/** A person, or nothing where the gateway named nobody. */
	public static Optional<Who> find(@Nullable String... candidates) {
		List<String> ids = Arrays.stream(candidates)
			.filter(Objects::nonNull)
			.map(PersonId::parse)
			.flatMap(Optional::stream)
			.sorted(Comparator.comparing(PersonId::sort))
			.map(PersonId::value)
			.distinct()
			.toList();
		return ids.isEmpty() ? Optional.empty() : Optional.of(new Who(ids));
	}

	/** The id that a user seen for the first time is known by. */
	public String first() {
		return this.ids.getFirst();
	}

}
