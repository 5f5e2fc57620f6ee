package io.remanso.ingest.publish;

import java.util.Locale;

import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.Presence;
import io.remanso.contracts.inbound.Receipt;

/**
 * The word that an event is counted by. Our own words only: what a gateway could choose
 * freely would be a counter without bound.
 */
final class Kind {

	static final String MALFORMED = "malformed";

	private Kind() {
	}

	static String of(Object event) {
		return switch (event) {
			case InboundEvent.Message message -> of(message.content());
			case InboundEvent.Edit _ -> "edit";
			case InboundEvent.Delete _ -> "delete";
			case InboundEvent.Reaction _ -> "reaction";
			case InboundEvent.OwnMessage _ -> "own_message";
			case InboundEvent.Notice _ -> "notice";
			case Receipt _ -> "receipt";
			case Presence _ -> "presence";
			case Alias _ -> "alias";
			default -> throw new IllegalArgumentException("no event of ingest: " + event.getClass());
		};
	}

	private static String of(Content content) {
		return switch (content) {
			case Content.Text _ -> "text";
			case Content.Media media -> media.media().name().toLowerCase(Locale.ROOT);
			case Content.Location _ -> "location";
			case Content.Contacts _ -> "contacts";
			case Content.Choice _ -> "choice";
			case Content.Poll _ -> "poll";
			case Content.Order _ -> "order";
			case Content.Unsupported _ -> "unsupported";
		};
	}

}
