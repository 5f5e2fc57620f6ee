package io.remanso.ingest.publish;

import java.util.Locale;

import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.Presence;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.wire.Json;
import io.remanso.ingest.element.Notices;

/**
 * The CloudEvents id of an event: made from what it is, so that a webhook that comes
 * again gives the same id. Presences have nothing that tells a repetition from a news but
 * the time.
 */
final class EventId {

	private EventId() {
	}

	static String of(Object event) {
		return switch (event) {
			case InboundEvent.Message message -> id(message.chat(), "message", message.id());
			case InboundEvent.Edit edit -> id(edit.chat(), "edit", edit.id(), hash(edit.content()));
			case InboundEvent.Delete delete -> id(delete.chat(), "delete", delete.id());
			case InboundEvent.Reaction reaction -> id(reaction.chat(), "reaction", reaction.id());
			case InboundEvent.OwnMessage own -> id(own.chat(), "own_message", own.id());
			case InboundEvent.Notice notice -> id(notice.chat(), "notice", notice.type(), notice.id());
			case Receipt receipt -> id(receipt.chat(), "receipt", receipt.messageId(), lower(receipt.status()),
					Notices.hash(receipt.userId()));
			case Presence presence -> id(presence.chat(), "presence", Notices.hash(presence.userId()),
					lower(presence.activity()), Long.toString(presence.receivedAt().toEpochMilli()));
			case Alias alias -> String.join(":", "alias", Notices.hash(alias.alias()), Notices.hash(alias.userId()),
					alias.since().toString());
			default -> throw new IllegalArgumentException("no event of ingest: " + event.getClass());
		};
	}

	private static String id(Chat chat, String... parts) {
		return lower(chat.gateway()) + ':' + chat.channel() + ':' + String.join(":", parts);
	}

	private static String hash(Content content) {
		return Notices.hash(Json.mapper().writeValueAsString(content));
	}

	private static String lower(Enum<?> word) {
		return word.name().toLowerCase(Locale.ROOT);
	}

}
