package io.remanso.ingest.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.MalformedException;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a Meta message says. The object that holds it is named like its type. A
 * known kind that lacks its parts is unsupported rather than malformed: that the user
 * wrote is known, and an answer can say so.
 */
final class MetaContents {

	private MetaContents() {
	}

	/** The content of a message of that type. */
	static Content of(String type, JsonNode message) {
		JsonNode body = message.path(type);
		return switch (type) {
			case "text" -> text(body);
			case "image" -> media(MediaKind.IMAGE, type, body);
			case "video" -> media(MediaKind.VIDEO, type, body);
			case "audio" -> media(Fields.isTrue(body, "voice") ? MediaKind.VOICE : MediaKind.AUDIO, type, body);
			case "voice" -> media(MediaKind.VOICE, type, body);
			case "document" -> media(MediaKind.DOCUMENT, type, body);
			case "sticker" -> media(MediaKind.STICKER, type, body);
			case "location" -> location(body);
			case "contacts" -> contacts(body);
			case "interactive" -> interactive(body);
			case "button" -> button(body);
			case "order" -> order(body);
			default -> new Content.Unsupported(Fields.text(message.path("unsupported"), "type", type));
		};
	}

	private static Content text(JsonNode body) {
		if (!body.path("body").isString()) {
			throw new MalformedException("a text without a body");
		}
		return new Content.Text(body.path("body").stringValue());
	}

	private static Content media(MediaKind kind, String type, JsonNode body) {
		if (!body.isObject()) {
			return new Content.Unsupported(type);
		}
		return new Content.Media(kind, Fields.text(body, "id"), Fields.firstText(body, "url", "link"),
				Fields.text(body, "mime_type"), Fields.number(body, "file_size"), Fields.text(body, "sha256"),
				Fields.text(body, "filename"), Fields.integer(body, "seconds"), Fields.text(body, "caption"));
	}

	private static Content location(JsonNode body) {
		Double latitude = Fields.decimal(body, "latitude");
		Double longitude = Fields.decimal(body, "longitude");
		if (latitude == null || longitude == null) {
			return new Content.Unsupported("location");
		}
		return new Content.Location(latitude, longitude, Fields.text(body, "name"), Fields.text(body, "address"), false,
				null);
	}

	private static Content contacts(JsonNode cards) {
		if (!cards.isArray()) {
			return new Content.Unsupported("contacts");
		}
		return new Content.Contacts(cards.values().stream().map(MetaContents::card).toList());
	}

	private static Content.Contacts.Card card(JsonNode card) {
		JsonNode name = card.path("name");
		List<String> phones = new ArrayList<>();
		for (JsonNode phone : card.path("phones").values()) {
			String number = Fields.firstText(phone, "phone", "wa_id");
			if (number != null) {
				phones.add(number);
			}
		}
		return new Content.Contacts.Card(Fields.firstText(name, "formatted_name", "first_name", "last_name"), phones);
	}

	private static Content interactive(JsonNode body) {
		String type = Fields.text(body, "type", "unknown");
		JsonNode choice = body.path(type);
		return switch (type) {
			case "button_reply", "list_reply" -> choice(type, choice);
			case "nfm_reply" -> new Content.Choice(Fields.text(choice, "name"), Fields.text(choice, "body", "form"),
					Fields.text(choice, "response_json"));
			default -> new Content.Unsupported("interactive");
		};
	}

	private static Content choice(String type, JsonNode choice) {
		String title = Fields.text(choice, "title");
		return (title != null)
				? new Content.Choice(Fields.text(choice, "id"), title, Fields.text(choice, "description"))
				: new Content.Unsupported(type);
	}

	private static Content button(JsonNode body) {
		String text = Fields.text(body, "text");
		String payload = Fields.text(body, "payload");
		return (text != null || payload != null)
				? new Content.Choice(payload, Objects.requireNonNullElse(text, Objects.toString(payload, "")), null)
				: new Content.Unsupported("button");
	}

	private static Content order(JsonNode body) {
		return body.isObject() ? new Content.Order(Fields.text(body, "text"), body.path("product_items").size())
				: new Content.Unsupported("order");
	}

}
