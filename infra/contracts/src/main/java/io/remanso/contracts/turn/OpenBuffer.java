package io.remanso.contracts.turn;

import java.time.Instant;
import java.util.List;

import io.remanso.contracts.inbound.Chat;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a user's next turn. Key: user id; a tombstone when it closes; at most
 * one record a user a second.
 *
 * @param deadline when it closes if nothing more comes
 * @param setAside full buffers that wait before this one
 * @param turnInFlight the turn that has to end first, or null
 */
public record OpenBuffer(String userId, Chat chat, List<TurnMessage> messages, Instant firstMessageAt, Instant deadline,
		int setAside, @Nullable String turnInFlight, Instant updatedAt) {

	public OpenBuffer {
		messages = List.copyOf(messages);
	}

}
