package io.remanso.buffer.store;

import java.util.List;
import java.util.Objects;

import io.remanso.buffer.conversation.Buffer;
import io.remanso.buffer.conversation.Conversation;
import io.remanso.buffer.conversation.Messages;
import io.remanso.contracts.turn.TurnMessage;
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
	record Kept(@Nullable Buffer buffer, @Nullable Spilled spilled) {

	}

	private final MessageRows rows;

	OpenMessages(MessageRows rows) {
		this.rows = rows;
	}

	@Nullable Buffer load(String userId, HeadRow row) {
		Buffer open = row.open();
		Spilled spilled = row.spilled();
		return (open == null || spilled == null) ? open
				: open.holding(this.rows.load(userId, spilled, open.messages().added()));
	}

	Kept save(Loaded before, Conversation after) {
		String userId = after.userId();
		Spilled spilled = Objects.requireNonNullElse(before.row().spilled(), Spilled.NOTHING);
		Buffer open = after.open();
		List<TurnMessage> newest = (open != null) ? open.messages().added() : List.of();
		if (spilled.rows() > 0 && !goesOn(before.conversation().open(), open)) {
			newest = (open != null) ? open.messages().all() : List.of();
			if (LastTurns.takenOver(before, after) == null) {
				this.rows.delete(userId, spilled);
			}
			spilled = Spilled.NOTHING;
		}
		if (open != null && open.bytes() - spilled.bytes() > ROOM) {
			spilled = this.rows.add(userId, spilled, newest, open.bytes());
			newest = List.of();
		}
		return new Kept((open != null) ? open.holding(Messages.of(newest)) : null,
				(spilled.rows() > 0) ? spilled : null);
	}

	private static boolean goesOn(@Nullable Buffer before, @Nullable Buffer after) {
		return before != null && after != null && after.messages().isStoredLike(before.messages());
	}

}
