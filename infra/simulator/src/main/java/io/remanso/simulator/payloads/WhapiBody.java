package io.remanso.simulator.payloads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.remanso.simulator.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One webhook body of Whapi. Messages, statuses and presences may be mixed; the event is
 * named after the first of them that there is. For use by one thread.
 */
public final class WhapiBody {

	private static final String USER_CHAT = "@s.whatsapp.net";

	private final List<ObjectNode> messages = new ArrayList<>();

	private final List<JsonNode> statuses = new ArrayList<>();

	private final List<JsonNode> presences = new ArrayList<>();

	private String method = "post";

	private String channelId = "SIMUL-TEST1";

	WhapiBody() {
	}

	/** The chat id of a phone number. */
	public static String chatId(String number) {
		return number.contains("@") ? number : number + USER_CHAT;
	}

	public WhapiBody channel(String id) {
		this.channelId = id;
		return this;
	}

	/** The method of the event: post, put, patch or delete. */
	public WhapiBody method(String name) {
		this.method = name;
		return this;
	}

	/** A text of the user. */
	public WhapiBody text(String from, String name, String id, String text, Instant at) {
		return message(from, name, id, at, "text", Json.object("body", text));
	}

	/** A voice note of the user. */
	public WhapiBody voice(String from, String name, String id, String mediaId, String link, int seconds, Instant at) {
		return message(from, name, id, at, "voice", Json.object("id", mediaId, "mime_type", VoiceNote.TYPE, "file_size",
				2_000 * seconds, "seconds", seconds, "link", link));
	}

	/** An image of the user; the caption may be empty. */
	public WhapiBody image(String from, String name, String id, String mediaId, String link, String caption,
			Instant at) {
		ObjectNode image = Json.object("id", mediaId, "mime_type", "image/jpeg", "file_size", 40_000, "width", 640,
				"height", 480, "link", link);
		if (!caption.isEmpty()) {
			image.put("caption", caption);
		}
		return message(from, name, id, at, "image", image);
	}

	/** An edit of an earlier message of the user. */
	public WhapiBody edit(String from, String name, String id, String target, String text, Instant at) {
		return message(from, name, id, at, "action", Json.object("target", target, "type", "edit", "edited_type",
				"text", "edited_content", Json.object("body", text)));
	}

	/** The user deletes an earlier message. */
	public WhapiBody delete(String from, String name, String id, String target, Instant at) {
		return message(from, name, id, at, "action", Json.object("target", target, "type", "delete"));
	}

	/** A reaction of the user; an empty emoji takes it back. */
	public WhapiBody reaction(String from, String name, String id, String target, String emoji, Instant at) {
		return message(from, name, id, at, "action", Json.object("target", target, "type", "reaction", "emoji", emoji));
	}

	/** A message of any type of the user, with its content under the name of the type. */
	public WhapiBody message(String from, String name, String id, Instant at, String type, JsonNode content) {
		ObjectNode message = base(id, false, type, chatId(from), at);
		message.put("source", "mobile");
		message.set(type, content);
		message.put("from", from).put("from_name", name);
		this.messages.add(message);
		return this;
	}

	/** The last message answers an earlier one. */
	public WhapiBody quoting(String messageId, @Nullable String text) {
		ObjectNode context = Json.object("quoted_id", messageId, "quoted_type", "text");
		if (text != null) {
			context.set("quoted_content", Json.object("body", text));
		}
		this.messages.getLast().set("context", context);
		return this;
	}

	/**
	 * A message of our own side.
	 * @param source api, mobile or web
	 */
	public WhapiBody fromMe(String to, String ownNumber, String ownName, String id, String text, String source,
			Instant at) {
		ObjectNode message = base(id, true, "text", chatId(to), at);
		message.put("source", source);
		message.set("text", Json.object("body", text));
		message.put("from", ownNumber).put("from_name", ownName).put("status", "pending");
		return raw(message);
	}

	/** A complete message object, as it is. */
	public WhapiBody raw(ObjectNode message) {
		this.messages.add(message);
		return this;
	}

	/** Typing, recording, paused, online or offline. */
	public WhapiBody presence(String contactId, String status) {
		this.presences.add(Json.object("contact_id", contactId, "status", status));
		return this;
	}

	/**
	 * How far a message got: failed, pending, sent, delivered, read, played or deleted.
	 */
	public WhapiBody status(String messageId, String to, String status, Instant at) {
		int code = List.of("failed", "pending", "sent", "delivered", "read", "played", "deleted").indexOf(status);
		this.statuses.add(Json.object("id", messageId, "code", code, "status", status, "recipient_id", chatId(to),
				"timestamp", String.valueOf(at.getEpochSecond())));
		return this;
	}

	/** The body as it is posted. */
	public byte[] bytes() {
		ObjectNode body = Json.MAPPER.createObjectNode();
		String type = add(body, "presences", this.presences, "presences");
		type = add(body, "statuses", this.statuses, type);
		type = add(body, "messages", this.messages, type);
		body.set("event", Json.object("type", type, "event", this.method));
		body.put("channel_id", this.channelId);
		return Json.MAPPER.writeValueAsBytes(body);
	}

	private static String add(ObjectNode body, String name, List<? extends JsonNode> values, String otherwise) {
		if (values.isEmpty()) {
			return otherwise;
		}
		ArrayNode array = body.putArray(name);
		values.forEach(array::add);
		return name;
	}

	private static ObjectNode base(String id, boolean fromMe, String type, String chatId, Instant at) {
		return Json.object("id", id, "from_me", fromMe, "type", type, "chat_id", chatId, "timestamp",
				at.getEpochSecond());
	}

}
