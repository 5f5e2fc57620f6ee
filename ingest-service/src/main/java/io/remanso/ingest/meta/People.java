package io.remanso.ingest.meta;

import java.util.Optional;

import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.Who;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The contacts that Meta sends beside messages: names, and the ids that a message itself
 * may lack. They may be absent, empty, or about several people.
 */
final class People {

	private final JsonNode contacts;

	People(JsonNode contacts) {
		this.contacts = contacts;
	}

	/** The contact that wrote a message, or a missing node. */
	JsonNode of(JsonNode message) {
		String from = Fields.text(message, "from");
		String userId = Fields.text(message, "from_user_id");
		for (JsonNode contact : this.contacts.values()) {
			if (isSame(from, contact) || isSame(userId, contact)) {
				return contact;
			}
		}
		boolean unnamed = from == null && userId == null && this.contacts.isArray() && this.contacts.size() == 1;
		return unnamed ? this.contacts.path(0) : this.contacts.path("none");
	}

	/** Who wrote a message, by all that message and contact say. */
	static Optional<Who> who(JsonNode message, JsonNode contact) {
		return Who.find(Fields.text(message, "from"), Fields.text(contact, "wa_id"),
				Fields.text(message, "from_user_id"), Fields.text(contact, "user_id"),
				Fields.text(message, "from_parent_user_id"), Fields.text(contact, "parent_user_id"));
	}

	private static boolean isSame(@Nullable String id, JsonNode contact) {
		return id != null && (id.equals(Fields.text(contact, "wa_id")) || id.equals(Fields.text(contact, "user_id")));
	}

}
