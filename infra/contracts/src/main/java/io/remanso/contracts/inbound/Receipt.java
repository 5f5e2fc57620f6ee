package io.remanso.contracts.inbound;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message that we sent. Receipts repeat, skip steps and come out of
 * order. Key: user id.
 *
 * @param messageId the provider's id of the sent message
 * @param callbackData what we gave along when sending (Meta only): {@code turnId/part}
 * @param errorCode the provider's code, where the status is failed
 * @param errorDetail the provider's words, where the status is failed
 */
public record Receipt(String userId, Chat chat, String messageId, Status status, @Nullable String callbackData,
		@Nullable Integer errorCode, @Nullable String errorDetail, Instant at, Instant receivedAt) {

	/** How far the message got. */
	public enum Status {

		PENDING, SENT, DELIVERED, READ, PLAYED, FAILED, DELETED,

		@JsonEnumDefaultValue
		UNKNOWN

	}

}
