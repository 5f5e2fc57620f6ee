package io.remanso.contracts.turn;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import org.jspecify.annotations.Nullable;

/**
 * Why an inbound record enters no turn. Key: user id. One for each such record.
 *
 * @param messageId the event's id
 * @param partition of the record in {@code whatsapp.inbound}
 * @param offset of the record in {@code whatsapp.inbound}
 * @param target the message that an edit or delete was applied to, else null
 */
public record Disposition(String userId, String messageId, int partition, long offset, Rule rule,
		@Nullable String target, Instant at) {

	/** The rule that decided. */
	public enum Rule {

		/** Seen before: the gateway delivered it again. */
		DUPLICATE,

		/** Older than {@code MAX_ANSWER_AGE} when ingest received it. */
		STALE,

		/** A group chat, and groups are off. */
		GROUP,

		/** What we had sent ourselves came back. */
		ECHO,

		/** Another system wrote for the business. */
		FOREIGN,

		/** The edit changed a message that still waits. */
		EDIT_APPLIED,

		/** The delete removed a message that still waited. */
		DELETE_APPLIED,

		/** The message was taken back by its author before its turn. */
		DELETED,

		/**
		 * The delete came after the message's turn had closed, or names none that we
		 * know.
		 */
		DELETE_TOO_LATE,

		/** A reaction: noted, not answered. */
		REACTION,

		/** News of the chat, not a message. */
		NOTICE,

		/** The user is to be forgotten, and this is older than that order. */
		FORGOTTEN,

		@JsonEnumDefaultValue
		UNKNOWN

	}

}
