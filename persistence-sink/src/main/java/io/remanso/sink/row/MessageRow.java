package io.remanso.sink.row;

import java.time.Instant;
import java.util.Locale;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import org.jspecify.annotations.Nullable;

/**
 * One line of the transcript.
 *
 * @param direction from whom
 * @param partition of the record that it comes from
 * @param offset of the record that it comes from
 * @param chat where it was exchanged
 * @param messageId the provider's id; null where it could not be learned
 * @param kind the kind of inbound event, or the purpose of a sent part
 * @param target the message that an edit, a delete or a reaction is about
 * @param sender the name that the provider showed, or the source of an own-side message
 * @param text what a person would read
 * @param content the whole of it, where it has any
 * @param sent what is known of a sent part; null of an inbound event
 */
public record MessageRow(Direction direction, int partition, long offset, String userId, Chat chat,
		@Nullable String messageId, String kind, @Nullable String target, @Nullable String sender,
		@Nullable String text, @Nullable Content content, @Nullable SentPart sent, Instant sentAt,
		Instant receivedAt) implements Row {

	@Override
	public String key() {
		return this.partition + ":" + this.offset + ":" + this.direction;
	}

	@Override
	public String owner() {
		return this.userId;
	}

	@Override
	public Trace trace() {
		boolean ours = this.sent != null || this.kind.equals("own_message");
		return new Trace(this.userId, this.receivedAt, (this.sent != null) ? this.sent.turnId() : null,
				ours ? this.messageId : null);
	}

	/** To or from the business number; what it wrote itself comes in as well. */
	public enum Direction {

		IN, OUT;

		/** As the table has it. */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/** Which part of which turn. */
	public record SentPart(String turnId, int part, int parts, String form, String proof) {
	}

}
