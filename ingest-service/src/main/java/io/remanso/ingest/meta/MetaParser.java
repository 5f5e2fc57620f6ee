package io.remanso.ingest.meta;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.ingest.element.BodyParser;
import io.remanso.ingest.element.BodyTree;
import io.remanso.ingest.element.Elements;
import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.Found;
import io.remanso.ingest.element.Notices;
import io.remanso.ingest.element.Reading;
import io.remanso.ingest.element.Who;
import tools.jackson.databind.JsonNode;

/**
 * Reads Meta's bodies: several entries, each with several changes, each with several
 * messages and statuses. Fields that are not known yet appear all the time, and are kept
 * as notices.
 */
public final class MetaParser implements BodyParser {

	private static final String UNNAMED_CHANNEL = "meta";

	private static final Set<String> ENTRY = Set.of("id", "time", "changes");

	private static final Set<String> MESSAGES = Set.of("metadata", "messages", "statuses");

	@Override
	public Reading parse(byte[] body, Instant receivedAt) {
		return BodyTree.read(body, (tree) -> {
			Elements elements = new Elements();
			if (!tree.path("entry").isArray()) {
				return new Reading.Unreadable("no list of entries");
			}
			elements.walk(tree, "entry", (entry) -> readEntry(entry, receivedAt, elements));
			return elements.reading();
		});
	}

	private static void readEntry(JsonNode entry, Instant receivedAt, Elements elements) {
		String account = Fields.channel(entry, "id", UNNAMED_CHANNEL);
		elements.walk(entry, "changes", (change) -> readChange(change, account, receivedAt, elements));
		Change rest = new Change(account, receivedAt, entry);
		if (rest.has("changes")) {
			rest.readRest(ENTRY, elements);
		}
		else if (entry.propertyStream().anyMatch((field) -> !ENTRY.contains(field.getKey()))) {
			elements.add(entry, (raw) -> rest.aboutChannel("entry", raw));
		}
	}

	private static void readChange(JsonNode change, String account, Instant receivedAt, Elements elements) {
		JsonNode value = change.path("value");
		String field = Fields.text(change, "field", "unknown");
		Change reader = new Change(Fields.channel(value.path("metadata"), "phone_number_id", account), receivedAt,
				value);
		switch (field) {
			case "messages" -> reader.readMessages(change, elements);
			case "smb_message_echoes" -> reader.readEchoes(change, elements);
			case "calls" -> reader.readCalls(change, elements);
			case "user_id_update" -> reader.readIdUpdates(change, elements);
			default -> elements.add(change, (raw) -> reader.aboutChannel(field, raw));
		}
	}

	/**
	 * One change of one entry. What it holds beside the lists that are read is kept as a
	 * notice, so that a change never disappears whole.
	 */
	private record Change(String channel, Instant receivedAt, JsonNode value) {

		void readMessages(JsonNode change, Elements elements) {
			People people = new People(this.value);
			MetaMessages messages = new MetaMessages(this.channel, this.receivedAt, people);
			MetaStatuses statuses = new MetaStatuses(this.channel, this.receivedAt, people);
			elements.each(this.value, "messages", messages::read);
			elements.each(this.value, "statuses", statuses::read);
			readOthers(people, elements);
			if (this.value.has("errors") || !(has("messages") || has("statuses"))) {
				elements.add(change, (raw) -> aboutChannel(this.value.has("errors") ? "errors" : "messages", raw));
			}
			else {
				readRest(MESSAGES, elements);
			}
		}

		void readEchoes(JsonNode change, Elements elements) {
			MetaEchoes echoes = new MetaEchoes(this.channel, this.receivedAt);
			readListOr(change, "message_echoes", "smb_message_echoes", echoes::read, elements);
		}

		void readCalls(JsonNode change, Elements elements) {
			readListOr(change, "calls", "calls", (call) -> about("call", call, otherEnd(call)), elements);
		}

		void readIdUpdates(JsonNode change, Elements elements) {
			readListOr(change, "user_id_update", "user_id_update", this::idUpdate, elements);
		}

		private void readListOr(JsonNode change, String list, String type, Function<JsonNode, Found> reader,
				Elements elements) {
			readOthers(new People(this.value), elements);
			if (has(list)) {
				elements.each(this.value, list, reader);
				readRest(Set.of("metadata", list), elements);
			}
			else {
				elements.add(change, (raw) -> aboutChannel(type, raw));
			}
		}

		boolean has(String name) {
			return this.value.hasNonNull(name);
		}

		// Contacts of no message may tell for the first time which ids are one person's.
		private void readOthers(People people, Elements elements) {
			people.others()
				.forEach((contact) -> elements.add(contact,
						(raw) -> about("contact", raw, People.who(raw.path("none"), raw))));
		}

		// A plain word of a name that nobody knows yet says nothing by itself.
		void readRest(Set<String> known, Elements elements) {
			for (Map.Entry<String, JsonNode> field : this.value.properties()) {
				JsonNode rest = field.getValue();
				boolean people = field.getKey().equals("contacts") && rest.isArray();
				if (rest.isContainer() && !rest.isEmpty() && !people && !known.contains(field.getKey())) {
					elements.add(rest, (raw) -> aboutChannel(field.getKey(), raw));
				}
			}
		}

		Found aboutChannel(String type, JsonNode raw) {
			Chat chat = new Chat(Gateway.META, this.channel, this.channel, false);
			return Notices.ofState(Who.of(this.channel), chat, type, this.receivedAt, raw);
		}

		// Of a call that the business makes, the person is who it goes to.
		private static Optional<Who> otherEnd(JsonNode call) {
			String end = "BUSINESS_INITIATED".equals(Fields.text(call, "direction")) ? "to" : "from";
			return Who.find(Fields.text(call, end), Fields.text(call, end + "_user_id"),
					Fields.text(call, end + "_parent_user_id"));
		}

		private Found idUpdate(JsonNode raw) {
			return about("user_id_update", raw, IdChanges.ofUpdate(raw));
		}

		private Found about(String type, JsonNode raw, Optional<Who> who) {
			return who
				.map((person) -> Notices.ofState(person, new Chat(Gateway.META, this.channel, person.first(), false),
						type, this.receivedAt, raw))
				.orElseGet(() -> aboutChannel(type, raw));
		}

	}

}
