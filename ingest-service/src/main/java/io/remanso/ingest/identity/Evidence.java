package io.remanso.ingest.identity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.remanso.ingest.element.PersonId;
import io.remanso.ingest.element.Who;

/**
 * Which of the ids that came together are one person's, by all that is known of each. A
 * phone number passes from one person to another, and nobody need say so. What tells the
 * two apart are personal ids: of each sort a person has one at a time, so that another
 * user with one of the same sort is another person. The number then stays a key of the
 * one who had it. For the one thread that may ask links for all ids of a user.
 */
final class Evidence {

	private final Links links;

	private final Set<PersonId> credible = new HashSet<>();

	private final Set<String> users = new HashSet<>();

	private final Set<PersonId.Sort> sorts = EnumSet.noneOf(PersonId.Sort.class);

	private Evidence(Links links) {
		this.links = links;
	}

	/** Those that are one person's, in their order, at least one. */
	static List<PersonId> of(Links links, Who.Person person) {
		Evidence evidence = new Evidence(links);
		evidence.weigh(person.people());
		return evidence.among(person.people());
	}

	/** Those that are one person's, the earlier ones first, at least one. */
	static List<PersonId> of(Links links, Who.Moved moved) {
		Evidence evidence = new Evidence(links);
		evidence.weigh(moved);
		return evidence.among(moved.people());
	}

	// A personal id in common settles it, whatever else the message names. So what it
	// names counts only once all its personal ids have been looked up.
	private void weigh(List<PersonId> people) {
		people.stream().filter(Predicate.not(PersonId::isPhone)).filter(this::mayBeTheirs).forEach(this::believe);
		nameSorts();
		people.stream().filter(PersonId::isPhone).filter(this::mayBeTheirs).forEach(this::believe);
	}

	// The news is that personal ids which differ are one person's, but not that a number
	// of theirs never was another's. Where it names none from before, the number is what
	// they were known by.
	private void weigh(Who.Moved moved) {
		moved.people().stream().filter(Predicate.not(PersonId::isPhone)).forEach(this::believe);
		if (moved.before().stream().allMatch(PersonId::isPhone)) {
			moved.before().forEach(this::believe);
		}
		nameSorts();
		moved.before().stream().filter(PersonId::isPhone).filter(this::mayBeTheirs).forEach(this::believe);
		moved.now()
			.stream()
			.filter(PersonId::isPhone)
			.filter((id) -> moved.before().isEmpty() || isTheirs(id) || !isLeft(id))
			.filter(this::mayBeTheirs)
			.forEach(this::believe);
	}

	private List<PersonId> among(List<PersonId> people) {
		return people.stream().filter(this.credible::contains).toList();
	}

	private void believe(PersonId id) {
		this.credible.add(id);
		if (this.users.add(user(id))) {
			this.sorts.addAll(personalSorts(id));
		}
	}

	private void nameSorts() {
		this.credible.stream().filter(Predicate.not(PersonId::isPhone)).map(PersonId::sort).forEach(this.sorts::add);
	}

	private boolean mayBeTheirs(PersonId id) {
		return isTheirs(id) || Collections.disjoint(this.sorts, personalSorts(id));
	}

	private boolean isTheirs(PersonId id) {
		return this.users.contains(user(id));
	}

	// Somebody changed to this number or from it, and has another one too.
	private boolean isLeft(PersonId id) {
		return this.links.has(id.value()) && idsOfUser(id).stream().filter(PersonId::isPhone).count() > 1;
	}

	private Set<PersonId.Sort> personalSorts(PersonId id) {
		if (!this.links.has(id.value())) {
			return Set.of();
		}
		return idsOfUser(id).stream()
			.filter(Predicate.not(PersonId::isPhone))
			.map(PersonId::sort)
			.collect(Collectors.toSet());
	}

	private List<PersonId> idsOfUser(PersonId id) {
		return this.links.idsOf(user(id)).stream().map(PersonId::parse).flatMap(Optional::stream).toList();
	}

	private String user(PersonId id) {
		return this.links.root(id.value());
	}

}
