package io.remanso.sink.oldbot;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One record of the threads' file.
 *
 * @param userId as this product names the user
 * @param chatId null where the file had none of the user's own
 * @param name of the profile; null where there is none or only a placeholder
 * @param shownName what the chat showed; the old bot sometimes put an agent's name there
 */
public record OldThread(Position position, String userId, @Nullable String chatId, @Nullable String threadId,
		@Nullable String name, @Nullable String shownName, @Nullable Instant createdAt, @Nullable Instant lastActivity,
		List<String> labels) {

	public OldThread {
		labels = List.copyOf(labels);
	}

}
