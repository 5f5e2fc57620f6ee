package io.remanso.ingest.meta;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.Sender;
import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.Found;
import io.remanso.ingest.element.MalformedException;
import io.remanso.ingest.element.Notices;
import io.remanso.ingest.element.Who;
import tools.jackson.databind.JsonNode;

/**
 * Reads what users write to a Meta number.
 */
final class MetaMessages {

	private final String channel;

	private final Instant receivedAt;

	private final People people;

	MetaMessages(String channel, Instant receivedAt, People people) {
		this.channel = channel;
		this.receivedAt = receivedAt;
		this.people = people;
	}

	Found read(JsonNode message) {
		String type = Fields.text(message, "type", "unknown");
		JsonNode contact = this.people.of(message);
		if (type.equals("system")) {
			return system(contact, message);
		}
		Writer writer = writer(message, contact);
		return switch (type) {
			case "reaction" -> reaction(writer, message);
			case "edit" -> edit(writer, message);
			case "revoke" -> delete(writer, message);
			default -> message(writer, type, contact, message);
		};
	}

	/**
	 * Who wrote where.
	 *
	 * @param who whose event it is: the writer's, or the group's
	 * @param ids the writer's own
	 */
	private record Writer(Who who, List<String> ids, Chat chat) {
	}

	private Writer writer(JsonNode message, JsonNode contact) {
		String group = Fields.text(message, "group_id");
		Optional<Who> person = People.who(message, contact).or(() -> systemPerson(message));
		List<String> ids = person.map(Who::ids).orElse(List.of());
		if (group != null) {
			GroupId.check(group);
			return new Writer(Who.of(group), ids, new Chat(Gateway.META, this.channel, group, true));
		}
		Who who = person
			.orElseThrow(() -> new MalformedException("no id of the sender: neither phone number nor BSUID"));
		return new Writer(who, ids, new Chat(Gateway.META, this.channel, who.first(), false));
	}

	// News about a person without a number has no sender, and says inside whom it is
	// about.
	private static Optional<Who> systemPerson(JsonNode message) {
		JsonNode system = message.path("system");
		return Who.find(Fields.text(system, "wa_id"), Fields.text(system, "user_id"),
				Fields.text(system, "parent_user_id"));
	}

	private Found message(Writer writer, String type, JsonNode contact, JsonNode message) {
		String id = Fields.id(message, "id");
		Instant sentAt = Fields.seconds(message, "timestamp");
		Content content = MetaContents.of(type, message);
		Sender sender = new Sender(Fields.text(contact.path("profile"), "name"), writer.ids());
		JsonNode context = message.path("context");
		boolean forwarded = Fields.isTrue(context, "forwarded") || Fields.isTrue(context, "frequently_forwarded");
		return Found.Event.inbound(writer.who(), sentAt,
				(userId) -> new InboundEvent.Message(id, userId, writer.chat(), sender, content,
						MetaContext.quote(context), forwarded, List.of(), MetaContext.referral(message), sentAt,
						this.receivedAt, message));
	}

	// A number or id that changed names the person itself, and may have no sender.
	private Found system(JsonNode contact, JsonNode message) {
		String type = Fields.text(message.path("system"), "type", "system");
		Optional<Who> moved = Fields.text(message, "group_id") == null ? IdChanges.ofSystem(message) : Optional.empty();
		return moved
			.map((who) -> Notices.of(who, new Chat(Gateway.META, this.channel, who.first(), false), type,
					this.receivedAt, message))
			.orElseGet(() -> {
				Writer writer = writer(message, contact);
				return Notices.of(writer.who(), writer.chat(), type, this.receivedAt, message);
			});
	}

	private Found reaction(Writer writer, JsonNode message) {
		String id = Fields.id(message, "id");
		Instant sentAt = Fields.seconds(message, "timestamp");
		String target = Fields.id(message.path("reaction"), "message_id");
		return Found.Event.inbound(writer.who(), sentAt,
				(userId) -> new InboundEvent.Reaction(id, userId, writer.chat(), target,
						Fields.text(message.path("reaction"), "emoji"), sentAt, this.receivedAt, message));
	}

	private Found edit(Writer writer, JsonNode message) {
		String id = Fields.id(message, "id");
		Instant sentAt = Fields.seconds(message, "timestamp");
		JsonNode edit = message.path("edit");
		String target = Fields.id(edit, "original_message_id");
		JsonNode edited = edit.path("message");
		Content content = MetaContents.of(Fields.text(edited, "type", "unknown"), edited);
		return Found.Event.inbound(writer.who(), sentAt, (userId) -> new InboundEvent.Edit(id, userId, writer.chat(),
				target, content, sentAt, this.receivedAt, message));
	}

	private Found delete(Writer writer, JsonNode message) {
		String id = Fields.id(message, "id");
		Instant sentAt = Fields.seconds(message, "timestamp");
		String target = Fields.id(message.path("revoke"), "original_message_id");
		return Found.Event.inbound(writer.who(), sentAt, (userId) -> new InboundEvent.Delete(id, userId, writer.chat(),
				target, sentAt, this.receivedAt, message));
	}

}
