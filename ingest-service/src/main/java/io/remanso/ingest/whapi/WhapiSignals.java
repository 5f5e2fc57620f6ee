package io.remanso.ingest.whapi;

import java.time.Instant;
import java.util.Locale;

import io.remanso.contracts.inbound.Presence;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.Found;
import io.remanso.ingest.element.ReceiptStatus;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Whapi tells while nobody writes: how far a sent message got, and what a user
 * is doing.
 */
final class WhapiSignals {

	private final String channel;

	private final Instant receivedAt;

	WhapiSignals(String channel, Instant receivedAt) {
		this.channel = channel;
		this.receivedAt = receivedAt;
	}

	Found readStatus(JsonNode status) {
		String id = Fields.id(status, "id");
		WhapiChat chat = WhapiChat.of(this.channel, status, "recipient_id", "viewer_id");
		Instant at = Fields.seconds(status, "timestamp");
		Receipt.Status reached = reached(status);
		JsonNode error = status.path("errors").path(0);
		return Found.Event.receipt(chat.who(), at,
				(userId) -> new Receipt(userId, chat.chat(), id, reached, null, Fields.integer(error, "code"),
						Fields.firstText(error, "details", "message", "title"), at, this.receivedAt));
	}

	Found readPresence(JsonNode presence) {
		WhapiChat chat = WhapiChat.of(this.channel, presence, "contact_id", "contact_id");
		Presence.Activity activity = switch (Fields.text(presence, "status", "").toLowerCase(Locale.ROOT)) {
			case "typing" -> Presence.Activity.TYPING;
			case "recording" -> Presence.Activity.RECORDING;
			// Whapi says "pending" where a user stopped and neither left nor went on.
			case "paused", "pause", "pending" -> Presence.Activity.PAUSED;
			case "online" -> Presence.Activity.ONLINE;
			case "offline" -> Presence.Activity.OFFLINE;
			default -> Presence.Activity.UNKNOWN;
		};
		return Found.Event.presence(chat.who(), this.receivedAt,
				(userId) -> new Presence(userId, chat.chat(), activity, this.receivedAt));
	}

	private static Receipt.Status reached(JsonNode status) {
		String word = Fields.text(status, "status");
		if (word != null) {
			return ReceiptStatus.of(word);
		}
		Integer code = Fields.integer(status, "code");
		return switch ((code != null) ? code : -1) {
			case 3 -> Receipt.Status.DELIVERED;
			case 4 -> Receipt.Status.READ;
			default -> Receipt.Status.UNKNOWN;
		};
	}

}
