package io.remanso.simulator.whapi;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.remanso.simulator.http.Handler;
import io.remanso.simulator.http.Json;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Ledger;
import io.remanso.simulator.ledger.Sent;
import io.remanso.simulator.ledger.Signal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /messages}: sending, listing, reading. */
final class MessagesEndpoint {

	/** WhatsApp's own limit for a text. */
	private static final int MAX_TEXT = 65_536;

	private static final int MAX_LISTED = 500;

	private static final Map<String, String> USUAL_TYPES = Map.of("voice", "audio/ogg; codecs=opus", "audio",
			"audio/mpeg", "image", "image/jpeg", "video", "video/mp4", "document", "application/pdf");

	private final Chats chats;

	private final SentMedia media;

	private final String ownNumber;

	private final Ledger ledger;

	private final InstantSource clock;

	private final Supplier<String> messageIds;

	private final Consumer<Sent> afterwards;

	MessagesEndpoint(Chats chats, SentMedia media, String ownNumber, Ledger ledger, InstantSource clock,
			Supplier<String> messageIds, Consumer<Sent> afterwards) {
		this.chats = chats;
		this.media = media;
		this.ownNumber = ownNumber;
		this.ledger = ledger;
		this.clock = clock;
		this.messageIds = messageIds;
		this.afterwards = afterwards;
	}

	Reply text(Request request) {
		JsonNode body = WhapiRequests.fields(request);
		String text = WhapiRequests.required(body, "body");
		if (text.length() > MAX_TEXT) {
			throw new WhapiError(413, "body must not be longer than 65536 characters");
		}
		double typing = body.path("typing_time").asDouble(0);
		if (typing < 0 || typing > 60) {
			throw WhapiError.badParameter("typing_time must be >= 0 and <= 60");
		}
		return send(request, body, "text", Json.object("body", text), text);
	}

	/** Sends a message with a file: voice, audio, image, video or document. */
	Handler file(String kind) {
		return (request) -> {
			JsonNode body = WhapiRequests.fields(request);
			ObjectNode content = this.media.content(request, body, USUAL_TYPES.getOrDefault(kind, ""));
			for (String kept : List.of("caption", "filename", "seconds")) {
				if (body.hasNonNull(kept)) {
					content.set(kept, body.get(kept));
				}
			}
			return send(request, body, kind, content, body.path("caption").asString(""));
		};
	}

	private Reply send(Request request, JsonNode body, String kind, ObjectNode content, String text) {
		String to = WhapiRequests.required(body, "to");
		String chatId = this.chats.resolve(to);
		Instant at = this.clock.instant();
		String id = this.messageIds.get();
		ObjectNode message = Json.object("id", id, "from_me", true, "type", kind, "chat_id", chatId, "timestamp",
				at.getEpochSecond(), "source", "api", "device_id", 1, "status", "pending", kind, content, "from",
				this.ownNumber);
		String quoted = body.hasNonNull("quoted") ? body.path("quoted").asString() : null;
		if (quoted != null) {
			message.set("context", Json.object("quoted_id", quoted));
		}
		this.chats.add(chatId, message);
		Sent sent = this.ledger.addSent(Api.WHAPI,
				(number) -> new Sent(number, Api.WHAPI, to, kind, text, id,
						content.path("id").stringValueOpt().orElse(null), quoted, null, at,
						Ledger.ofInterest(request.headers())));
		this.afterwards.accept(sent);
		return Reply.json(200, Json.object("sent", true, "message", message));
	}

	Reply list(Request request) {
		String chatId = this.chats.resolve(request.variable("chat"));
		int count = WhapiRequests.number(request, "count", 100);
		if (count < 1 || count > MAX_LISTED) {
			throw WhapiError.badParameter("count must be >= 1 and <= 500");
		}
		int offset = WhapiRequests.number(request, "offset", 0);
		int from = WhapiRequests.number(request, "time_from", 0);
		int to = WhapiRequests.number(request, "time_to", Integer.MAX_VALUE);
		List<ObjectNode> newest = this.chats.newestFirst(chatId)
			.stream()
			.filter((message) -> request.query("from_me")
				.map((wanted) -> message.path("from_me").asBoolean() == wanted.equals("true"))
				.orElse(true))
			.filter((message) -> message.path("timestamp").asLong() >= from && message.path("timestamp").asLong() <= to)
			.toList();
		List<ObjectNode> ordered = request.query("sort").orElse("desc").equals("asc") ? newest.reversed() : newest;
		List<ObjectNode> page = ordered.stream().skip(offset).limit(count).toList();
		return Reply.json(200, Json.object("messages", page, "count", page.size(), "total", ordered.size(), "offset",
				offset, "first", offset, "last", offset + page.size()));
	}

	Reply get(Request request) {
		return Reply.json(200, message(request));
	}

	Reply markRead(Request request) {
		// An incoming message is unknown here, yet it may be marked as read: only its id
		// is checked.
		String id = WhapiRequests.messageId(request.variable("id"));
		this.ledger.addSignal(Api.WHAPI, (number) -> new Signal(number, Api.WHAPI, id, "read", this.clock.instant()));
		return Reply.json(200, Json.object("success", true));
	}

	private JsonNode message(Request request) {
		return this.chats.message(WhapiRequests.messageId(request.variable("id")))
			.orElseThrow(() -> WhapiError.notFound("message"));
	}

}
