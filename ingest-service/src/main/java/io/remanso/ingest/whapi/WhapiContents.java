package io.remanso.ingest.whapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.MalformedException;
import io.remanso.ingest.element.VCard;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a Whapi message says. The object that holds it is named like its type. A
 * known kind that lacks its parts is unsupported rather than malformed: that the user
 * wrote is known, and an answer can say so.
 */
final class WhapiContents {

	private static final String CAPTIONED = "documentwithcaption";

	private static final String UNKNOWN = "unknown";

	private static final Map<String, MediaKind> MEDIA = Map.of("image", MediaKind.IMAGE, "video", MediaKind.VIDEO,
			"gif", MediaKind.VIDEO, "short", MediaKind.VIDEO, "voice", MediaKind.VOICE, "ptt", MediaKind.VOICE, "audio",
			MediaKind.AUDIO, "sticker", MediaKind.STICKER, "document", MediaKind.DOCUMENT);

	private WhapiContents() {
	}

	/** The content of a message of that type. */
	static Content of(String type, JsonNode message) {
		return ofBody(plain(type), body(type, message));
	}

	/** Whether a message of that type says anything at all. */
	static boolean isThere(String type, JsonNode message) {
		return !body(type, message).isMissingNode();
	}

	private static String plain(String type) {
		return type.equals(CAPTIONED) ? "document" : type;
	}

	private static JsonNode body(String type, JsonNode message) {
		if (!type.equals(CAPTIONED)) {
			return message.path(type);
		}
		return message.path("document").isObject() ? message.path("document") : message.path("documentWithCaption");
	}

	private static Content ofBody(String type, JsonNode body) {
		MediaKind kind = MEDIA.get(type);
		if (kind != null) {
			return media(kind, type, body, Fields.text(body, "caption"));
		}
		return switch (type) {
			case "text", "link_preview" -> text(body);
			case "location" -> location(type, body, false);
			case "live_location" -> location(type, body, true);
			case "contact" -> new Content.Contacts(List.of(card(body)));
			case "contact_list" ->
				new Content.Contacts(body.path("list").values().stream().map(WhapiContents::card).toList());
			case "reply" -> reply(body);
			case "buttons", "list", "interactive", "hsm" -> offer(type, body);
			case "poll" -> poll(body);
			case "order" -> order(body);
			default -> new Content.Unsupported(type);
		};
	}

	/**
	 * The content that an edit puts in place of the old one. Of a medium, it mostly says
	 * the new caption alone, as body or as caption, and may leave out what is edited: a
	 * medium without a file, or a text.
	 */
	static Content edited(JsonNode action) {
		JsonNode content = action.path("edited_content");
		String type = plain(Fields.text(action, "edited_type", UNKNOWN).toLowerCase(Locale.ROOT));
		String body = words(content, "body");
		MediaKind kind = MEDIA.get(type);
		if (kind != null) {
			return media(kind, type, content, Fields.firstText(content, "caption", "body"));
		}
		if (body != null) {
			return new Content.Text(body);
		}
		String caption = type.equals(UNKNOWN) ? words(content, "caption") : null;
		return (caption != null) ? new Content.Text(caption) : ofBody(type, content);
	}

	// Empty where the user took the words away.
	private static @Nullable String words(JsonNode content, String name) {
		return content.path(name).isString() ? content.path(name).stringValue() : Fields.text(content, name);
	}

	private static Content text(JsonNode body) {
		if (!body.path("body").isString()) {
			throw new MalformedException("a text without a body");
		}
		return new Content.Text(body.path("body").stringValue());
	}

	private static Content media(MediaKind kind, String type, JsonNode body, @Nullable String caption) {
		if (!body.isObject()) {
			return new Content.Unsupported(type);
		}
		return new Content.Media(kind, Fields.text(body, "id"), Fields.text(body, "link"),
				Fields.text(body, "mime_type"), Fields.number(body, "file_size"), Fields.text(body, "sha256"),
				Fields.firstText(body, "file_name", "filename"), Fields.integer(body, "seconds"), caption);
	}

	private static Content location(String type, JsonNode body, boolean live) {
		Double latitude = Fields.decimal(body, "latitude");
		Double longitude = Fields.decimal(body, "longitude");
		if (latitude == null || longitude == null) {
			return new Content.Unsupported(type);
		}
		return new Content.Location(latitude, longitude, Fields.text(body, "name"), Fields.text(body, "address"), live,
				Fields.firstText(body, "caption", "comment"));
	}

	private static Content.Contacts.Card card(JsonNode contact) {
		String vcard = Fields.text(contact, "vcard");
		return new Content.Contacts.Card(Fields.text(contact, "name"),
				(vcard != null) ? VCard.phones(vcard) : List.of());
	}

	private static Content reply(JsonNode body) {
		JsonNode choice = body.path(Fields.text(body, "type", "unknown"));
		String title = Fields.text(choice, "title");
		if (title == null) {
			return new Content.Unsupported("reply");
		}
		return new Content.Choice(choiceId(Fields.text(choice, "id")), title, Fields.text(choice, "description"));
	}

	// Whapi writes its own kind of choice before the id that the sender gave:
	// "ButtonsV3:yes".
	private static @Nullable String choiceId(@Nullable String id) {
		return (id != null) ? id.replaceFirst("^[A-Za-z]+V[0-9]+:", "") : null;
	}

	// What there is to choose from stays in the raw object.
	private static Content offer(String type, JsonNode body) {
		String plain = Fields.firstText(body, "body", "text");
		String text = (plain != null) ? plain : Fields.text(body.path("body"), "text");
		return (text != null) ? new Content.Text(text) : new Content.Unsupported(type);
	}

	private static Content poll(JsonNode body) {
		String title = Fields.text(body, "title");
		if (title == null) {
			return new Content.Unsupported("poll");
		}
		Stream<String> options = body.path("options")
			.values()
			.stream()
			.map((option) -> option.isString() ? option.stringValue() : Fields.text(option, "name"))
			.filter(Objects::nonNull);
		return new Content.Poll(title, options.toList());
	}

	private static Content order(JsonNode body) {
		if (!body.isObject()) {
			return new Content.Unsupported("order");
		}
		Integer items = Fields.integer(body, "item_count");
		return new Content.Order(Fields.firstText(body, "text", "title"),
				(items != null) ? items : body.path("items").size());
	}

}
