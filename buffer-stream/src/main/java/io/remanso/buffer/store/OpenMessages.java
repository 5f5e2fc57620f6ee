package io.remanso.buffer.store;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.remanso.buffer.conversation.Buffer;
import io.remanso.buffer.conversation.Conversation;
import io.remanso.buffer.conversation.Deferred;
import io.remanso.buffer.conversation.Messages;
import io.remanso.contracts.turn.TurnMessage;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages of open buffers are: the newest in the head row, which is rewritten
 * with each, and what it has no room for in rows of their own, written once. So a message
 * costs the same however many wait.
 */
final class OpenMessages {

	// A few short messages; more, and rewriting it would cost more than another row.
	private static final long ROOM = 2 * 1024;

	/**
	 * An open buffer as it is kept.
	 *
	 * @param buffer what stands in the head row, or null
	 * @param spilled what stands elsewhere, or null
	 */
	record Kept(@Nullable Buffer buffer, HeadRow.@Nullable Spilled spilled) {

	}

	private final KeyValueStore<String, MessageRow> rows;

	OpenMessages(ProcessingContext context) {
		this.rows = context.getStateStore(StateStores.MESSAGES);
	}

	@Nullable Buffer load(String userId, HeadRow row) {
		Buffer open = row.open();
		HeadRow.Spilled spilled = row.spilled();
		return (open == null || spilled == null) ? open : open.holding(
				new Messages(spilled.messages(), Deferred.from(() -> read(userId, spilled)), open.messages().added()));
	}

	Kept save(Loaded before, Conversation after) {
		HeadRow.Spilled spilled = Objects.requireNonNullElse(before.row().spilled(), HeadRow.Spilled.NOTHING);
		Buffer open = after.open();
		List<TurnMessage> newest = (open != null) ? open.messages().added() : List.of();
		if (spilled.rows() > 0 && !goesOn(before.conversation().open(), open)) {
			newest = (open != null) ? open.messages().all() : List.of();
			IntStream.range(0, spilled.rows()).forEach((number) -> this.rows.delete(key(after.userId(), number)));
			spilled = HeadRow.Spilled.NOTHING;
		}
		if (open != null && open.bytes() - spilled.bytes() > ROOM) {
			this.rows.put(key(after.userId(), spilled.rows()), new MessageRow(newest));
			spilled = new HeadRow.Spilled(spilled.rows() + 1, spilled.messages() + newest.size(), open.bytes());
			newest = List.of();
		}
		return new Kept((open != null) ? open.holding(Messages.of(newest)) : null,
				(spilled.rows() > 0) ? spilled : null);
	}

	private static boolean goesOn(@Nullable Buffer before, @Nullable Buffer after) {
		return before != null && after != null && after.messages().isStoredLike(before.messages());
	}

	private List<TurnMessage> read(String userId, HeadRow.Spilled spilled) {
		return IntStream.range(0, spilled.rows())
			.mapToObj((number) -> this.rows.get(key(userId, number)))
			.flatMap((row) -> row.messages().stream())
			.toList();
	}

	private static String key(String userId, int number) {
		return userId + "\n" + number;
	}

}
