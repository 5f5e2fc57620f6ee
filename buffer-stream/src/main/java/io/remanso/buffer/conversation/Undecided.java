package io.remanso.buffer.conversation;

import java.time.Duration;
import java.time.Instant;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.turn.TurnMessage;

/**
 * A message of the business number itself whose author is not known yet: it may still
 * turn out to be our own echo. It waits by both clocks, since what would tell us comes by
 * another topic, which a backlog of inbound records may outrun.
 *
 * @param source the provider's word for where it was written
 * @param due by the stream clock
 * @param wallDue by the wall
 */
public record Undecided(TurnMessage message, Chat chat, String source, Instant due, Instant wallDue) {

	boolean dueBy(Instant clock) {
		return !this.due.isAfter(clock);
	}

	/** The same, due when the wall has caught up with a stream clock at {@code clock}. */
	Undecided postponed(Instant clock, Instant wall) {
		return new Undecided(this.message, this.chat, this.source, clock.plus(Duration.between(wall, this.wallDue)),
				this.wallDue);
	}

}
