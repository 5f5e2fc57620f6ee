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
 * One webhook body of Meta. Messages and statuses go into the current change, to which
 * {@link #nextChange()} and {@link #nextEntry()} add further ones. For use by one thread.
 */
public final class MetaBody {

	/** The phone number id of the synthetic business. */
	public static final String PHONE_NUMBER_ID = "100000000000001";

	private static final String ACCOUNT_ID = "200000000000001";

	private static final String DISPLAY_NUMBER = "573100000001";

	private final List<List<ObjectNode>> entries = new ArrayList<>();

	private String phoneNumberId = PHONE_NUMBER_ID;

	MetaBody() {
		nextEntry();
	}

	/** The business number of all changes begun from here on, and of the current one. */
	public MetaBody phoneNumberId(String id) {
		this.phoneNumberId = id;
		value().set("metadata", metadata());
		return this;
	}

	public MetaBody nextEntry() {
		this.entries.add(new ArrayList<>());
		return nextChange();
	}

	public MetaBody nextChange() {
		this.entries.getLast().add(Json.object("messaging_product", "whatsapp", "metadata", metadata()));
		return this;
	}

	/** A text of the user. */
	public MetaBody text(String from, String name, String id, String text, Instant at) {
		return message(from, name, id, at, "text", Json.object("body", text));
	}

	/** A voice note of the user. */
	public MetaBody voice(String from, String name, String id, String mediaId, Instant at) {
		return message(from, name, id, at, "audio",
				Json.object("id", mediaId, "mime_type", VoiceNote.TYPE, "sha256", "bm9uZQ==", "voice", true));
	}

	/** An image of the user; the caption may be empty. */
	public MetaBody image(String from, String name, String id, String mediaId, String caption, Instant at) {
		ObjectNode image = Json.object("id", mediaId, "mime_type", "image/jpeg", "sha256", "bm9uZQ==");
		if (!caption.isEmpty()) {
			image.put("caption", caption);
		}
		return message(from, name, id, at, "image", image);
	}

	/** A reaction of the user; an empty emoji takes it back. */
	public MetaBody reaction(String from, String name, String id, String target, String emoji, Instant at) {
		return message(from, name, id, at, "reaction", Json.object("message_id", target, "emoji", emoji));
	}

	/** An edit of an earlier message of the user. */
	public MetaBody edit(String from, String name, String id, String target, String text, Instant at) {
		return message(from, name, id, at, "edit", Json.object("original_message_id", target, "message",
				Json.object("type", "text", "text", Json.object("body", text))));
	}

	/** The user deletes an earlier message. */
	public MetaBody revoke(String from, String name, String id, String target, Instant at) {
		return message(from, name, id, at, "revoke", Json.object("original_message_id", target));
	}

	/** A message of any type of the user, with its content under the name of the type. */
	public MetaBody message(String from, String name, String id, Instant at, String type, JsonNode content) {
		ObjectNode message = Json.object("from", from, "id", id, "timestamp", seconds(at), "type", type);
		message.set(type, content);
		contact(Json.object("profile", Json.object("name", name), "wa_id", from));
		array("messages").add(message);
		return this;
	}

	/**
	 * A text of a user whose number is hidden: only the id that belongs to this business.
	 */
	public MetaBody textByUserId(String userId, String name, String id, String text, Instant at) {
		contact(Json.object("profile", Json.object("name", name), "user_id", userId));
		array("messages").add(Json.object("from_user_id", userId, "id", id, "timestamp", seconds(at), "type", "text",
				"text", Json.object("body", text)));
		return this;
	}

	/** The last message of the current change answers an earlier one. */
	public MetaBody quoting(String messageId) {
		JsonNode messages = value().path("messages");
		((ObjectNode) messages.get(messages.size() - 1)).set("context",
				Json.object("from", DISPLAY_NUMBER, "id", messageId));
		return this;
	}

	/** How far a message got: sent, delivered, read or played. */
	public MetaBody status(String messageId, String to, String status, Instant at, @Nullable String callbackData) {
		array("statuses").add(statusObject(messageId, to, status, at, callbackData));
		return this;
	}

	/** A message that did not reach the user. */
	public MetaBody failed(String messageId, String to, Instant at, @Nullable String callbackData, int code,
			String title) {
		ObjectNode status = statusObject(messageId, to, "failed", at, callbackData);
		status.set("errors",
				Json.MAPPER.createArrayNode()
					.add(Json.object("code", code, "title", title, "message", title, "error_data",
							Json.object("details", title))));
		array("statuses").add(status);
		return this;
	}

	/** The body as it is posted, with all other than ASCII characters escaped. */
	public byte[] bytes() {
		ArrayNode written = Json.MAPPER.createArrayNode();
		for (List<ObjectNode> values : this.entries) {
			List<ObjectNode> changes = values.stream()
				.map((value) -> Json.object("field", "messages", "value", value))
				.toList();
			written.add(Json.object("id", ACCOUNT_ID, "changes", changes));
		}
		return Json.ascii(Json.object("object", "whatsapp_business_account", "entry", written));
	}

	private static ObjectNode statusObject(String messageId, String to, String status, Instant at,
			@Nullable String callbackData) {
		ObjectNode json = Json.object("id", messageId, "status", status, "timestamp", seconds(at), "recipient_id", to,
				"pricing", Json.object("billable", false, "pricing_model", "PMP", "type", "free_customer_service",
						"category", "service"));
		if (callbackData != null) {
			json.put("biz_opaque_callback_data", callbackData);
		}
		return json;
	}

	private void contact(ObjectNode contact) {
		ArrayNode contacts = array("contacts");
		if (contacts.valueStream().noneMatch(contact::equals)) {
			contacts.add(contact);
		}
	}

	private ObjectNode value() {
		return this.entries.getLast().getLast();
	}

	private ArrayNode array(String name) {
		return value().withArray(name);
	}

	private ObjectNode metadata() {
		return Json.object("display_phone_number", DISPLAY_NUMBER, "phone_number_id", this.phoneNumberId);
	}

	private static String seconds(Instant at) {
		return String.valueOf(at.getEpochSecond());
	}

}
