package io.remanso.contracts.turn;

import java.time.Instant;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Quote;
import org.jspecify.annotations.Nullable;

/**
 * One message of a turn, with the place of its inbound record.
 *
 * @param author who wrote it: the user, or a person who answers for the business
 * @param corrects the message that it changes, where it came as an edit after that
 * message's turn had closed
 * @param partition of the record in {@code whatsapp.inbound}
 * @param offset of the record in {@code whatsapp.inbound}
 * @param traceparent W3C trace context of the record, or null
 */
public record TurnMessage(String id, Author author, Content content, @Nullable Quote quote, @Nullable String corrects,
		Instant sentAt, Instant receivedAt, int partition, long offset, @Nullable String traceparent) {

	/** Who wrote. */
	public enum Author {

		USER, AGENT

	}

}
