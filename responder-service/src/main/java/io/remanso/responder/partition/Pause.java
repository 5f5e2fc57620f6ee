package io.remanso.responder.partition;

import java.time.Instant;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.user.UserState;
import org.jspecify.annotations.Nullable;

/**
 * The time in which a person answers a user, and the bot is silent.
 *
 * @param until when it ends; it may be over
 * @param since when it was set so, by the wall that closes turns
 */
public record Pause(Instant until, Instant since) {

	/**
	 * The pause that a state tells of, or null. Where only the state's rest is new, the
	 * pause is not.
	 */
	public static @Nullable Pause of(@Nullable UserState state, @Nullable Pause known) {
		Instant until = (state != null) ? state.pausedUntil() : null;
		if (state == null || until == null) {
			return null;
		}
		return (known != null && known.until.equals(until)) ? known : new Pause(until, state.updatedAt());
	}

	/**
	 * Whether a turn with an answer must not be answered. A turn is closed so only where
	 * no pause reaches its last message; so one that does was set later, and a person has
	 * answered since, however long ago that was. An order to answer again stands above a
	 * pause that was there before.
	 */
	public boolean holdsBack(ClosedBuffer turn) {
		return (turn.answersAgain() != null)
				? this.since.isAfter(turn.closedAt()) && this.until.isAfter(turn.closedAt())
				: turn.lastAt().isBefore(this.until);
	}

}
