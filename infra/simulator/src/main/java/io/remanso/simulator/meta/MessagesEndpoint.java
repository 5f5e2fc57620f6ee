package io.remanso.simulator.meta;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Ledger;
import io.remanso.simulator.ledger.Sent;
import io.remanso.simulator.ledger.Signal;
import io.remanso.simulator.media.MediaStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /{phone-number-id}/messages}: sending, and marking as read. */
final class MessagesEndpoint {

	private static final int MAX_TEXT = 4096;

	private static final int MAX_CAPTION = 1024;

	private static final int MAX_CALLBACK_DATA = 512;

	private static final Set<String> FILES = Set.of("audio", "image", "video", "document", "sticker");

	private final Recipients recipients;

	private final MediaStore media;

	private final Ledger ledger;

	private final InstantSource clock;

	private final Supplier<String> ids;

	private final Consumer<Sent> afterwards;

	MessagesEndpoint(Recipients recipients, MediaStore media, Ledger ledger, InstantSource clock, Supplier<String> ids,
			Consumer<Sent> afterwards) {
		this.recipients = recipients;
		this.media = media;
		this.ledger = ledger;
		this.clock = clock;
		this.ids = ids;
		this.afterwards = afterwards;
	}

	Reply post(Request request) {
		JsonNode body = request.json();
		if (!body.isObject()) {
			throw MetaError.badParameter("The request body is not valid JSON.");
		}
		if (!body.path("messaging_product").asString("").equals("whatsapp")) {
			throw MetaError.badParameter("The parameter messaging_product is required.");
		}
		return body.path("status").asString("").equals("read") ? markRead(body) : send(request, body);
	}

	private Reply markRead(JsonNode body) {
		String id = body.path("message_id").asString("");
		if (!id.startsWith("wamid.")) {
			throw MetaError.badParameter("Invalid parameter: message_id");
		}
		signal(id, "read");
		if (body.path("typing_indicator").isObject()) {
			if (!body.path("typing_indicator").path("type").asString("").equals("text")) {
				throw MetaError.badParameter("Param typing_indicator['type'] must be 'text'.");
			}
			signal(id, "typing");
		}
		return Reply.json(200, Json.object("success", true));
	}

	private void signal(String about, String kind) {
		this.ledger.addSignal(Api.META, (number) -> new Signal(number, Api.META, about, kind, this.clock.instant()));
	}

	private Reply send(Request request, JsonNode body) {
		boolean byNumber = body.hasNonNull("to");
		String to = body.path(byNumber ? "to" : "recipient").asString("");
		if (to.isEmpty()) {
			throw MetaError.badParameter("The parameter to is required.");
		}
		String type = body.path("type").asString("text");
		JsonNode content = body.path(type);
		// As a user sees it: an audio is a file, a voice note is not.
		String kind = content.path("voice").asBoolean(false) ? "voice" : type;
		String text = type.equals("text") ? text(content) : file(type, content);
		String callbackData = body.path("biz_opaque_callback_data").stringValueOpt().orElse(null);
		if (callbackData != null && callbackData.length() > MAX_CALLBACK_DATA) {
			throw MetaError.badParameter("Param biz_opaque_callback_data must be at most 512 characters long.");
		}
		this.recipients.admit(to);
		Instant at = this.clock.instant();
		String id = this.ids.get();
		Sent sent = this.ledger.addSent(Api.META,
				(number) -> new Sent(number, Api.META, to, kind, text, id,
						content.path("id").stringValueOpt().orElse(null),
						body.path("context").path("message_id").stringValueOpt().orElse(null), callbackData, at,
						Ledger.ofInterest(request.headers())));
		this.afterwards.accept(sent);
		ObjectNode contact = byNumber ? Json.object("input", to, "wa_id", to.replaceAll("\\D", ""))
				: Json.object("input", to, "user_id", to);
		return Reply.json(200,
				Json.object("messaging_product", "whatsapp", "contacts", Json.MAPPER.createArrayNode().add(contact),
						"messages", Json.MAPPER.createArrayNode().add(Json.object("id", id))));
	}

	private static String text(JsonNode content) {
		String text = content.path("body").asString("");
		if (text.isEmpty()) {
			throw MetaError.badParameter("The parameter text['body'] is required.");
		}
		if (text.length() > MAX_TEXT) {
			throw MetaError.badParameter("Param text['body'] must be at most 4096 characters long.");
		}
		return text;
	}

	private String file(String kind, JsonNode content) {
		if (!FILES.contains(kind)) {
			throw MetaError.badParameter("Param type must be one of {TEXT, AUDIO, IMAGE, VIDEO, DOCUMENT, STICKER}.");
		}
		boolean known = content.path("link").isString()
				|| content.path("id").stringValueOpt().flatMap(this.media::get).isPresent();
		if (!known) {
			throw new MetaError(400, 131053, null, "(#131053) Media upload error", "The media id is not known.");
		}
		String caption = content.path("caption").asString("");
		if (caption.length() > MAX_CAPTION) {
			throw MetaError.badParameter("Param " + kind + "['caption'] must be at most 1024 characters long.");
		}
		return caption;
	}

}
