package io.remanso.ingest.meta;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.PersonId;
import io.remanso.ingest.element.Who;
import tools.jackson.databind.JsonNode;

/**
 * Reads Meta's news that a person has another number or id now: whose events those before
 * and those to come are.
 */
final class IdChanges {

	// "User Ana changed from CO.1 to CO.2". Only its end counts: the name before it is by
	// the user.
	private static final Pattern CHANGE = Pattern.compile(" changed from (\\S{1,160}) to (\\S{1,160}?)\\.?$");

	private IdChanges() {
	}

	/** From a message of type system; nothing where it is about something else. */
	static Optional<Who> ofSystem(JsonNode message) {
		JsonNode system = message.path("system");
		return switch (Fields.text(system, "type", "")) {
			case "user_changed_number" -> moved(message, system, PersonId::isPhone);
			case "user_changed_user_id" -> moved(message, system, (id) -> !id.isPhone());
			default -> Optional.empty();
		};
	}

	// The sender may be named by the id of today, or by one that has not changed. Then
	// only the text has the one that was left.
	private static Optional<Who> moved(JsonNode message, JsonNode system, Predicate<PersonId> changed) {
		List<PersonId> now = Who.people(Fields.text(system, "wa_id"), Fields.text(system, "new_wa_id"),
				Fields.text(system, "user_id"), Fields.text(system, "parent_user_id"));
		List<PersonId> before = Who
			.people(Fields.text(message, "from"), Fields.text(message, "from_user_id"),
					Fields.text(message, "from_parent_user_id"), Fields.text(system, "previous_user_id"),
					Fields.text(system, "previous_parent_user_id"))
			.stream()
			.filter((id) -> !now.contains(id))
			.toList();
		return moved(before.stream().anyMatch(changed) ? before : withText(before, system), now);
	}

	/** From an element of a change of the field user_id_update. */
	static Optional<Who> ofUpdate(JsonNode update) {
		JsonNode userId = update.path("user_id");
		JsonNode parent = update.path("parent_user_id");
		String number = Fields.text(update, "wa_id");
		String user = Fields.text(userId, "current");
		String group = Fields.text(parent, "current");
		List<PersonId> before = Who.people(number, Fields.text(userId, "previous"), Fields.text(parent, "previous"));
		// Where no id is named that was left, this is no more than a message says: that
		// two ids are one person's now.
		return before.stream().allMatch(PersonId::isPhone) ? Who.find(number, user, group)
				: moved(before, Who.people(user, group));
	}

	private static List<PersonId> withText(List<PersonId> before, JsonNode system) {
		Matcher change = CHANGE.matcher(Fields.text(system, "body", ""));
		List<PersonId> told = change.find() ? Who.people(change.group(1)) : List.of();
		return Stream.concat(told.stream(), before.stream()).distinct().toList();
	}

	private static Optional<Who> moved(List<PersonId> before, List<PersonId> now) {
		return (before.isEmpty() && now.isEmpty()) ? Optional.empty() : Optional.of(new Who.Moved(before, now));
	}

}
