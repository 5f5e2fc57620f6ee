package io.remanso.contracts.inbound;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * What a user is doing right now. Whapi only; Meta sends none. Key: user id; record time:
 * {@code receivedAt}.
 */
public record Presence(String userId, Chat chat, Activity activity, Instant receivedAt) {

	/** The user's activity. */
	public enum Activity {

		TYPING, RECORDING, PAUSED, ONLINE, OFFLINE,

		@JsonEnumDefaultValue
		UNKNOWN

	}

}
