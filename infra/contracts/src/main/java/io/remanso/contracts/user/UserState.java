package io.remanso.contracts.user;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How a user is to be treated. Key: user id.
 *
 * @param lastVoiceInput when they last spoke instead of writing
 * @param preferences free pairs that operators set
 * @param pausedUntil the bot is silent for this user until then
 */
public record UserState(String userId, @Nullable Instant lastVoiceInput, Map<String, String> preferences,
		@Nullable Instant pausedUntil, Instant updatedAt) {

	public UserState {
		preferences = Map.copyOf(preferences);
	}

}
