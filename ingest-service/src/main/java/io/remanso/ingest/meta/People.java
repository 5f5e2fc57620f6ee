package io.remanso.ingest.meta;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.PersonId;
import io.remanso.ingest.element.Who;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The contacts that Meta sends beside messages: names, and the ids that a message itself
 * may lack. They may be absent, empty, or about several people.
 */
final class People {

	private final JsonNode contacts;

	private final JsonNode messages;

	private final BitSet found = new BitSet();

	/**
	 * Those of a change.
	 * @param value of the change, with its contacts and messages
	 */
	People(JsonNode value) {
		this.contacts = value.path("contacts");
		this.messages = value.path("messages");
	}

	/** The contact that wrote a message, or a missing node. */
	JsonNode of(JsonNode message) {
		String from = Fields.text(message, "from");
		String userId = Fields.text(message, "from_user_id");
		JsonNode contact = named(from, userId);
		return (contact.isMissingNode() && isOnly(from, userId)) ? contact(0) : contact;
	}

	/** The contact that has one of two ids, or a missing node. */
	JsonNode named(@Nullable String id, @Nullable String userId) {
		int contact = 0;
		for (JsonNode candidate : this.contacts.values()) {
			if (isSame(userId, candidate) || (isSame(id, candidate) && !isAnothers(userId, candidate))) {
				return contact(contact);
			}
			contact++;
		}
		return this.contacts.path("none");
	}

	/** The contacts that nobody asked for. */
	List<JsonNode> others() {
		if (!this.contacts.isArray() || this.found.cardinality() == this.contacts.size()) {
			return List.of();
		}
		return IntStream.range(0, this.contacts.size())
			.filter((contact) -> !this.found.get(contact))
			.mapToObj(this.contacts::path)
			.filter((contact) -> !contact.isNull())
			.toList();
	}

	private JsonNode contact(int index) {
		this.found.set(index);
		return this.contacts.path(index);
	}

	// A message that names nobody is by the only contact there is. So is one with a
	// number, where the contact has none and there is no other writer.
	private boolean isOnly(@Nullable String from, @Nullable String userId) {
		if (!this.contacts.isArray() || this.contacts.size() != 1 || userId != null) {
			return false;
		}
		return from == null || (Fields.text(this.contacts.path(0), "wa_id") == null && isPhone(from)
				&& this.messages.values().stream().allMatch((other) -> from.equals(Fields.text(other, "from"))));
	}

	private static boolean isPhone(String id) {
		return PersonId.parse(id).filter(PersonId::isPhone).isPresent();
	}

	/** Who wrote a message, by all that message and contact say. */
	static Optional<Who> who(JsonNode message, JsonNode contact) {
		return Who.find(Fields.text(message, "from"), Fields.text(contact, "wa_id"),
				Fields.text(message, "from_user_id"), Fields.text(contact, "user_id"),
				Fields.text(message, "from_parent_user_id"), Fields.text(contact, "parent_user_id"));
	}

	// Who had a number before may be named beside who has it now.
	private static boolean isAnothers(@Nullable String userId, JsonNode contact) {
		String another = Fields.text(contact, "user_id");
		return userId != null && another != null && !another.equals(userId);
	}

	private static boolean isSame(@Nullable String id, JsonNode contact) {
		return id != null && (id.equals(Fields.text(contact, "wa_id")) || id.equals(Fields.text(contact, "user_id")));
	}

}
