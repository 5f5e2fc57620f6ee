package io.remanso.sink.oldbot;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One user as both files have them.
 *
 * @param chatId null where none is known
 * @param threadId null where there is no conversation
 */
public record OldRow(String userId, @Nullable String chatId, @Nullable String name, List<String> labels, Instant first,
		Instant last, @Nullable String threadId, @Nullable Instant threadCreated, @Nullable Instant threadLast) {

	public OldRow {
		labels = List.copyOf(labels);
	}

}
