package io.remanso.buffer.store;

import java.util.Optional;

import io.remanso.buffer.conversation.Buffer;
import io.remanso.buffer.conversation.Conversation;
import io.remanso.buffer.conversation.LastTurn;
import io.remanso.buffer.conversation.Messages;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What the newest turn of each user held. Where the open buffer became it, its rows stay
 * as they are and only change hands: writing them again would be a third of all that a
 * burst of long messages writes.
 */
final class LastTurns {

	private final KeyValueStore<String, TurnRow> store;

	private final MessageRows rows;

	LastTurns(ProcessingContext context, MessageRows rows) {
		this.store = context.getStateStore(StateStores.TURNS);
		this.rows = rows;
	}

	Optional<LastTurn> get(String userId) {
		return Optional.ofNullable(this.store.get(userId))
			.map((row) -> new LastTurn(row.turnId(), row.chat(), messages(userId, row)));
	}

	private Messages messages(String userId, TurnRow row) {
		Spilled spilled = row.spilled();
		return (spilled != null) ? this.rows.load(userId, spilled, row.messages()) : Messages.of(row.messages());
	}

	/** To be called before the rows that the turn does not take over are gone. */
	void save(Loaded before, Conversation after) {
		String userId = after.userId();
		@Nullable TurnRow old = this.store.get(userId);
		after.lastTurn()
			.get()
			.ifPresentOrElse((turn) -> this.store.put(userId, row(turn, takenOver(before, after))),
					() -> this.store.delete(userId));
		if (old != null && old.spilled() != null) {
			this.rows.delete(userId, old.spilled());
		}
	}

	private static TurnRow row(LastTurn turn, @Nullable Spilled takenOver) {
		Messages messages = turn.messages();
		return new TurnRow(turn.turnId(), turn.chat(), (takenOver != null) ? messages.added() : messages.all(),
				takenOver);
	}

	/** The rows of the buffer that was open, where they are the new last turn's now. */
	static @Nullable Spilled takenOver(Loaded before, Conversation after) {
		@Nullable Buffer open = before.conversation().open();
		if (open == null || after.lastTurn() == before.conversation().lastTurn()) {
			return null;
		}
		boolean same = after.lastTurn()
			.get()
			.filter((turn) -> turn.messages().isStoredLike(open.messages()))
			.isPresent();
		return same ? before.row().spilled() : null;
	}

}
