package io.remanso.ingest.whapi;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.Sender;
import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.Found;
import io.remanso.ingest.element.MalformedException;
import io.remanso.ingest.element.Notices;
import io.remanso.ingest.element.PersonId;
import tools.jackson.databind.JsonNode;

/**
 * Reads Whapi's message objects: what users write, what the business number itself
 * writes, and the actions on earlier messages that come in the shape of messages.
 */
final class WhapiMessages {

	private static final Set<String> DELETES = Set.of("delete", "deleted");

	private final String channel;

	private final Instant receivedAt;

	WhapiMessages(String channel, Instant receivedAt) {
		this.channel = channel;
		this.receivedAt = receivedAt;
	}

	/** A new message. */
	Found read(JsonNode message) {
		return read(message, message);
	}

	private Found read(JsonNode message, JsonNode raw) {
		String type = type(message);
		WhapiChat chat = WhapiChat.of(this.channel, message, "chat_id", "from");
		if (chat.audience() == WhapiChat.Audience.PUBLIC) {
			return notice(chat, "public_message", message, raw);
		}
		return switch (type) {
			case "action" -> action(chat, message, raw);
			case "system", "call", "pin" -> notice(chat, type, message, raw);
			default -> Fields.isTrue(message, "from_me") ? ownMessage(chat, type, message, raw)
					: message(chat, type, message, raw);
		};
	}

	/** A message that is told because it was taken back. */
	Found readRemoved(JsonNode message) {
		WhapiChat chat = WhapiChat.of(this.channel, message, "chat_id", "from");
		if (chat.audience() == WhapiChat.Audience.PUBLIC || Fields.isTrue(message, "from_me")) {
			return Notices.ofState(chat.who(), chat.chat(), "message_removed", this.receivedAt, message);
		}
		String id = Fields.id(message, "id");
		String target = isDelete(message) ? Fields.id(message.path("action"), "target") : id;
		// The time of the message itself says nothing of when it was taken back.
		return Found.Event.inbound(chat.who(), this.receivedAt, (userId) -> new InboundEvent.Delete(id, userId,
				chat.chat(), target, this.receivedAt, this.receivedAt, message));
	}

	// What took another message back is not itself what is gone.
	private static boolean isDelete(JsonNode message) {
		return type(message).equals("action") && DELETES.contains(type(message.path("action")));
	}

	/**
	 * A change of a message. Where it names its trigger, that is a message like any
	 * other, with an id of its own; else the changed content is an edit under the
	 * message's own id.
	 */
	Found readUpdate(JsonNode update) {
		if (update.path("trigger").path("type").isString()) {
			return read(update.path("trigger"), update);
		}
		JsonNode after = update.path("after_update");
		WhapiChat chat = WhapiChat.find(this.channel, after, "chat_id", "from")
			.orElseGet(() -> WhapiChat.of(this.channel, update.path("before_update"), "chat_id", "from"));
		if (Fields.isTrue(after, "from_me") || !WhapiContents.isThere(type(after), after)) {
			return Notices.ofState(chat.who(), chat.chat(), "message_update", this.receivedAt, update);
		}
		Content content = WhapiContents.of(type(after), after);
		if (isContent(content, update.path("before_update"))) {
			return Notices.ofState(chat.who(), chat.chat(), "message_update", this.receivedAt, update);
		}
		String id = Fields.id(update, "id");
		// The time of the message itself says nothing of when it was changed.
		return Found.Event.inbound(chat.who(), this.receivedAt, (userId) -> new InboundEvent.Edit(id, userId,
				chat.chat(), id, content, this.receivedAt, this.receivedAt, update));
	}

	// What it was may be absent, of another type, or nothing that can be read.
	private static boolean isContent(Content content, JsonNode before) {
		try {
			return content.equals(WhapiContents.of(type(before), before));
		}
		catch (MalformedException ex) {
			return false;
		}
	}

	private static String type(JsonNode message) {
		return Fields.text(message, "type", "unknown").toLowerCase(Locale.ROOT);
	}

	private Found message(WhapiChat chat, String type, JsonNode message, JsonNode raw) {
		String id = Fields.id(message, "id");
		Instant sentAt = Fields.seconds(message, "timestamp");
		JsonNode context = message.path("context");
		Content content = WhapiContents.of(type, message);
		Sender sender = new Sender(Fields.text(message, "from_name"), senderIds(chat, message));
		boolean forwarded = Fields.isTrue(context, "forwarded")
				|| Optional.ofNullable(Fields.number(context, "forwarding_score")).orElse(0L) > 0;
		return Found.Event.inbound(chat.who(), sentAt,
				(userId) -> new InboundEvent.Message(id, userId, chat.chat(), sender, content,
						WhapiContext.quote(context), forwarded, WhapiContext.mentions(context),
						WhapiContext.referral(context), sentAt, this.receivedAt, raw));
	}

	private static List<String> senderIds(WhapiChat chat, JsonNode message) {
		if (!chat.chat().group()) {
			return chat.who().ids();
		}
		return Optional.ofNullable(Fields.text(message, "from"))
			.flatMap(PersonId::parse)
			.map(PersonId::value)
			.stream()
			.toList();
	}

	private Found ownMessage(WhapiChat chat, String type, JsonNode message, JsonNode raw) {
		String id = Fields.id(message, "id");
		Instant sentAt = Fields.seconds(message, "timestamp");
		String source = Fields.text(message, "source", "unknown");
		Content content = WhapiContents.of(type, message);
		return Found.Event.inbound(chat.who(), sentAt,
				(userId) -> new InboundEvent.OwnMessage(id, userId, chat.chat(), source,
						Fields.text(message, "device_id"), content, WhapiContext.quote(message.path("context")), sentAt,
						this.receivedAt, raw));
	}

	private Found action(WhapiChat chat, JsonNode message, JsonNode raw) {
		JsonNode action = message.path("action");
		String type = type(action);
		if (Fields.isTrue(message, "from_me")) {
			return notice(chat, "own_" + type, message, raw);
		}
		return switch (type) {
			case "edit", "edited" -> edit(chat, action, message, raw);
			case String word when DELETES.contains(word) -> delete(chat, action, message, raw);
			case "reaction" -> reaction(chat, action, message, raw);
			default -> notice(chat, type, message, raw);
		};
	}

	private Found edit(WhapiChat chat, JsonNode action, JsonNode message, JsonNode raw) {
		String id = Fields.id(message, "id");
		String target = Fields.id(action, "target");
		Instant sentAt = Fields.seconds(message, "timestamp");
		Content content = WhapiContents.edited(action);
		return Found.Event.inbound(chat.who(), sentAt, (userId) -> new InboundEvent.Edit(id, userId, chat.chat(),
				target, content, sentAt, this.receivedAt, raw));
	}

	private Found delete(WhapiChat chat, JsonNode action, JsonNode message, JsonNode raw) {
		String id = Fields.id(message, "id");
		String target = Fields.id(action, "target");
		Instant sentAt = Fields.seconds(message, "timestamp");
		return Found.Event.inbound(chat.who(), sentAt,
				(userId) -> new InboundEvent.Delete(id, userId, chat.chat(), target, sentAt, this.receivedAt, raw));
	}

	private Found reaction(WhapiChat chat, JsonNode action, JsonNode message, JsonNode raw) {
		String id = Fields.id(message, "id");
		String target = Fields.id(action, "target");
		Instant sentAt = Fields.seconds(message, "timestamp");
		return Found.Event.inbound(chat.who(), sentAt, (userId) -> new InboundEvent.Reaction(id, userId, chat.chat(),
				target, Fields.text(action, "emoji"), sentAt, this.receivedAt, raw));
	}

	private Found notice(WhapiChat chat, String type, JsonNode message, JsonNode raw) {
		return Notices.of(chat.who(), chat.chat(), type, this.receivedAt, message, raw);
	}

}
