package io.remanso.buffer.conversation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.remanso.contracts.turn.TurnMessage;

/**
 * The messages of a buffer. While one more is added, the others are not read: a buffer
 * that fills behind a hanging model would otherwise cost the square of its length.
 *
 * @param storedCount how many of them are stored already
 * @param stored those, read when asked for
 * @param added the newer ones
 */
public record Messages(int storedCount, Deferred<List<TurnMessage>> stored, List<TurnMessage> added) {

	private static final Deferred<List<TurnMessage>> NOTHING = Deferred.of(List.of());

	// A message decided late, see OwnSide, comes to those that arrived after it.
	private static final Comparator<TurnMessage> ORDER = Comparator.comparing(TurnMessage::sentAt)
		.thenComparingLong(TurnMessage::offset);

	public Messages {
		added = List.copyOf(added);
	}

	/** These, of which none is stored. */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static Messages of(List<TurnMessage> messages) {
		return new Messages(0, NOTHING, messages);
	}

	public int count() {
		return this.storedCount + this.added.size();
	}

	/** All of them, by the provider's second and then by arrival. */
	@JsonValue
	public List<TurnMessage> all() {
		return Stream.concat(this.stored.get().stream(), this.added.stream()).sorted(ORDER).toList();
	}

	Messages with(TurnMessage message) {
		return new Messages(this.storedCount, this.stored,
				Stream.concat(this.added.stream(), Stream.of(message)).toList());
	}

	long bytes() {
		return all().stream().mapToLong(MessageSize::of).sum();
	}

	/** Whether those stored are the ones that {@code earlier} has stored. */
	public boolean isStoredLike(Messages earlier) {
		return this.stored == earlier.stored && this.storedCount == earlier.storedCount;
	}

}
