package io.remanso.sink.importer;

import java.time.Instant;
import java.util.List;

import io.remanso.sink.oldbot.Position;
import org.jspecify.annotations.Nullable;

/**
 * One user, from all records of both files.
 *
 * @param position of the first record about them
 * @param threads in the order of the file, each id once
 */
record Person(Position position, String userId, @Nullable String name, String chatId, List<String> labels,
		Instant first, Instant last, List<Conversation> threads) {

	Person {
		labels = List.copyOf(labels);
		threads = List.copyOf(threads);
	}

	/** An old conversation. */
	record Conversation(Position position, String id, Instant createdAt, Instant lastActivity) {
	}

}
