package io.remanso.buffer.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where one user's conversation stands. What each message touches is at hand; what only a
 * turn touches is read when asked for. While no turn is in flight, nothing is set aside.
 *
 * @param open what waits for its deadline, or null
 * @param aside what closed behind a closed gate
 * @param turn the turn in flight, or null where the gate is open
 * @param undecided own-side messages that may be our echo
 * @param lapsed turns whose outcome did not come in time, newest last
 * @param known who the user is and what was said
 * @param lastTurn what the newest turn held
 */
public record Conversation(String userId, @Nullable Buffer open, Aside aside, @Nullable Turn turn,
		List<Undecided> undecided, List<String> lapsed, Deferred<KnownUser> known,
		Deferred<Optional<LastTurn>> lastTurn) {

	public Conversation {
		undecided = List.copyOf(undecided);
		lapsed = List.copyOf(lapsed);
	}

	/** A user of whom nothing is known. */
	public static Conversation of(String userId) {
		return new Conversation(userId, null, Aside.none(), null, List.of(), List.of(), Deferred.of(KnownUser.NOBODY),
				Deferred.of(Optional.empty()));
	}

	/** When the stream clock makes something due here, or null. */
	public @Nullable Instant wakeAt() {
		Stream<Instant> decisions = this.undecided.stream().map(Undecided::due);
		Buffer waiting = this.open;
		// Behind a closed gate only the outcome wakes it.
		Stream<Instant> closing = (waiting != null && this.turn == null) ? Stream.of(waiting.deadline())
				: Stream.empty();
		return Stream.concat(decisions, closing).min(Instant::compareTo).orElse(null);
	}

	/** When the wall makes something due here, or null. */
	public @Nullable Instant wakeAtWall() {
		return (this.turn != null) ? this.turn.leaseUntil() : null;
	}

	/** Whether nothing waits and nothing is in flight. */
	public boolean isIdle() {
		return this.open == null && this.aside.isEmpty() && this.turn == null && this.undecided.isEmpty()
				&& this.lapsed.isEmpty();
	}

	Conversation withOpen(@Nullable Buffer next) {
		return new Conversation(this.userId, next, this.aside, this.turn, this.undecided, this.lapsed, this.known,
				this.lastTurn);
	}

	Conversation withAside(Aside next) {
		return new Conversation(this.userId, this.open, next, this.turn, this.undecided, this.lapsed, this.known,
				this.lastTurn);
	}

	Conversation withTurn(@Nullable Turn next) {
		return new Conversation(this.userId, this.open, this.aside, next, this.undecided, this.lapsed, this.known,
				this.lastTurn);
	}

	Conversation withUndecided(List<Undecided> next) {
		return new Conversation(this.userId, this.open, this.aside, this.turn, next, this.lapsed, this.known,
				this.lastTurn);
	}

	Conversation withLapsed(List<String> next) {
		return new Conversation(this.userId, this.open, this.aside, this.turn, this.undecided, next, this.known,
				this.lastTurn);
	}

	Conversation withKnown(KnownUser next) {
		return new Conversation(this.userId, this.open, this.aside, this.turn, this.undecided, this.lapsed,
				Deferred.of(next), this.lastTurn);
	}

	Conversation withLastTurn(Optional<LastTurn> next) {
		return new Conversation(this.userId, this.open, this.aside, this.turn, this.undecided, this.lapsed, this.known,
				Deferred.of(next));
	}

}
