package io.remanso.ingest.whapi;

import java.util.Optional;
import java.util.regex.Pattern;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.MalformedException;
import io.remanso.ingest.element.PersonId;
import io.remanso.ingest.element.Who;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which chat an object is about, and whose it is. A chat of two belongs to the other
 * side, whoever wrote; any other is a key of its own.
 *
 * @param audience how many read there
 */
record WhapiChat(Chat chat, Who who, Audience audience) {

	private static final Pattern GROUP = Pattern.compile("[0-9-]{5,60}@g\\.us");

	private static final Pattern PUBLIC = Pattern.compile("[0-9A-Za-z.-]{1,60}@(?:newsletter|broadcast)|stories");

	// Kinds of chats that are not known yet. Who writes there may not mean us.
	private static final Pattern OTHER = Pattern.compile("[0-9A-Za-z._-]{1,60}@[0-9A-Za-z._-]{1,60}");

	private static final String PERSON_SUFFIX = "@s.whatsapp.net";

	enum Audience {

		/** A chat with one person. */
		PERSON,

		/** A group of people who write to each other. */
		GROUP,

		/**
		 * Newsletters, broadcasts, stories and kinds that are not known: nothing that one
		 * answers.
		 */
		PUBLIC

	}

	/**
	 * The chat of an object that must have one.
	 * @param chatField the field that names the chat
	 * @param personField the field that names the other side, unless the business number
	 * itself wrote
	 */
	static WhapiChat of(String channel, JsonNode object, String chatField, String personField) {
		return find(channel, object, chatField, personField)
			.orElseThrow(() -> new MalformedException(chatField.equals(personField) ? chatField + " is no id"
					: "neither " + chatField + " nor " + personField + " is an id"));
	}

	/** The chat of an object that may have none. */
	static Optional<WhapiChat> find(String channel, JsonNode object, String chatField, String personField) {
		String chatId = Fields.text(object, chatField);
		boolean own = Fields.isTrue(object, "from_me");
		String person = own ? null : Fields.text(object, personField);
		if (chatId != null && GROUP.matcher(chatId).matches()) {
			return Optional.of(many(channel, chatId, Audience.GROUP));
		}
		if (chatId != null && PUBLIC.matcher(chatId).matches()) {
			return Optional.of(many(channel, chatId, Audience.PUBLIC));
		}
		if (chatId != null && PersonId.parse(chatId).isEmpty()) {
			return OTHER.matcher(chatId).matches() ? Optional.of(many(channel, chatId, Audience.PUBLIC))
					: Optional.empty();
		}
		return withPerson(channel, chatId, person);
	}

	private static WhapiChat many(String channel, String chatId, Audience audience) {
		return new WhapiChat(new Chat(Gateway.WHAPI, channel, chatId, true), Who.of(chatId), audience);
	}

	private static Optional<WhapiChat> withPerson(String channel, @Nullable String chatId, @Nullable String person) {
		Optional<PersonId> chatPerson = Optional.ofNullable(chatId).flatMap(PersonId::parse);
		Optional<PersonId> writer = Optional.ofNullable(person).flatMap(PersonId::parse);
		Optional<PersonId> address = chatPerson.or(() -> writer);
		if (address.isEmpty()) {
			return Optional.empty();
		}
		// A hidden number's chat is addressed by its LID, and "from" then repeats the
		// LID's digits, which are no phone number.
		Optional<PersonId> other = writer.filter((id) -> !isSameDigits(id, address.get()));
		Who who = Who.person(address.get().value(), other.map(PersonId::value).orElse(null));
		return Optional
			.of(new WhapiChat(new Chat(Gateway.WHAPI, channel, jid(address.get()), false), who, Audience.PERSON));
	}

	private static boolean isSameDigits(PersonId one, PersonId other) {
		return digits(one).equals(digits(other));
	}

	private static String digits(PersonId id) {
		int at = id.value().indexOf('@');
		return (at < 0) ? id.value() : id.value().substring(0, at);
	}

	private static String jid(PersonId id) {
		return id.isPhone() ? id.value() + PERSON_SUFFIX : id.value();
	}

}
