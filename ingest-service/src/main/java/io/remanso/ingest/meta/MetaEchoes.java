package io.remanso.ingest.meta;

import java.time.Instant;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.ingest.element.Fields;
import io.remanso.ingest.element.Found;
import io.remanso.ingest.element.Notices;
import io.remanso.ingest.element.Who;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the business number itself wrote, from the app or a linked device. Meta
 * echoes nothing that was sent by its API, so the source says as much.
 */
final class MetaEchoes {

	private static final String SOURCE = "smb_message_echoes";

	private final String channel;

	private final Instant receivedAt;

	MetaEchoes(String channel, Instant receivedAt) {
		this.channel = channel;
		this.receivedAt = receivedAt;
	}

	Found read(JsonNode echo) {
		Who who = Who.person(Fields.text(echo, "to"), Fields.text(echo, "to_user_id"),
				Fields.text(echo, "to_parent_user_id"));
		Chat chat = new Chat(Gateway.META, this.channel, who.first(), false);
		String type = Fields.text(echo, "type", "unknown");
		return switch (type) {
			case "edit", "revoke", "reaction" -> Notices.of(who, chat, "own_" + type, this.receivedAt, echo);
			default -> message(who, chat, type, echo);
		};
	}

	private Found message(Who who, Chat chat, String type, JsonNode echo) {
		String id = Fields.id(echo, "id");
		Instant sentAt = Fields.seconds(echo, "timestamp");
		Content content = MetaContents.of(type, echo);
		return Found.Event.inbound(who, sentAt, (userId) -> new InboundEvent.OwnMessage(id, userId, chat, SOURCE, null,
				content, MetaContext.quote(echo.path("context")), sentAt, this.receivedAt, echo));
	}

}
