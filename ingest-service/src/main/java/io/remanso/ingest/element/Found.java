package io.remanso.ingest.element;

import java.time.Instant;
import java.util.function.Function;

import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.Presence;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import tools.jackson.databind.JsonNode;

/**
 * What a parser makes of one element of a body.
 */
public sealed interface Found {

	/**
	 * An event, whole but for the user id, which the parser can't know: a person has
	 * several ids, and only one of them is the key.
	 *
	 * @param topic where it goes
	 * @param who whose it is
	 * @param at the provider's own time of it
	 * @param forUser the event of a user id
	 */
	record Event<V>(Topic<V> topic, Who who, Instant at, Function<String, ? extends V> forUser) implements Found {

		/** Of a message or anything else about a chat. */
		public static Event<InboundEvent> inbound(Who who, Instant at, Function<String, InboundEvent> forUser) {
			return new Event<>(Topics.INBOUND, who, at, forUser);
		}

		public static Event<Presence> presence(Who who, Instant at, Function<String, Presence> forUser) {
			return new Event<>(Topics.PRESENCES, who, at, forUser);
		}

		public static Event<Receipt> receipt(Who who, Instant at, Function<String, Receipt> forUser) {
			return new Event<>(Topics.RECEIPTS, who, at, forUser);
		}

	}

	/** An element that is no event, for people to look at. */
	record Malformed(JsonNode element, String reason) implements Found {
	}

}
