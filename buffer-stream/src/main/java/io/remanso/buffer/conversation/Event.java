package io.remanso.buffer.conversation;

import java.time.Instant;

import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.turn.Outcome;

/**
 * What can happen to a conversation.
 */
public sealed interface Event {

	/** A record of {@code whatsapp.inbound} was read. */
	record Arrived(InboundEvent event, Source source, Novelty novelty) implements Event {

	}

	/** The user was seen typing or recording. */
	record Typing(Instant at) implements Event {

	}

	/** A gateway took a part of ours and gave it this id. */
	record PartSent(String channel, String messageId) implements Event {

	}

	/** A turn came to its end. */
	record TurnEnded(Outcome.Terminal outcome) implements Event {

	}

	/** An operator gave an order. */
	record Ordered(Command command) implements Event {

	}

	/** Time passed. */
	record Due() implements Event {

	}

}
