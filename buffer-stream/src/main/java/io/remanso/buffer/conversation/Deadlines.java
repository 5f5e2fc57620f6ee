package io.remanso.buffer.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What time alone brings about: undecided messages are decided, a lease lapses, a waiting
 * buffer becomes a turn.
 */
final class Deadlines {

	// More lapsed turns of one user than these are not told apart any more.
	private static final int LAPSED = 8;

	private Deadlines() {
	}

	static void settle(Draft draft, Instant clock) {
		pass(draft, clock);
		lapse(draft);
		draft.drain(clock);
	}

	/**
	 * Bring about what was due up to {@code clock}, one after another in the order of
	 * their times: a look that comes late must not find more waiting than one in time.
	 */
	static void pass(Draft draft, Instant clock) {
		while (true) {
			Undecided first = firstUndecided(draft.conversation(), clock);
			Buffer closing = closing(draft.conversation(),
					(first != null) ? Times.earliest(first.due(), clock) : clock);
			if (closing != null) {
				draft.drain(closing.deadline());
			}
			else if (first != null) {
				OwnSide.decide(draft, first, clock);
			}
			else {
				return;
			}
		}
	}

	private static @Nullable Undecided firstUndecided(Conversation conversation, Instant clock) {
		return conversation.undecided()
			.stream()
			.filter((undecided) -> undecided.dueBy(clock))
			.min(Comparator.comparing(Undecided::due))
			.orElse(null);
	}

	// Behind a closed gate no deadline closes anything.
	private static @Nullable Buffer closing(Conversation conversation, Instant clock) {
		Buffer open = conversation.open();
		return (open != null && conversation.turn() == null && open.dueBy(clock)) ? open : null;
	}

	private static void lapse(Draft draft) {
		Turn turn = draft.conversation().turn();
		if (turn == null || draft.now().wall().isBefore(turn.leaseUntil())) {
			return;
		}
		List<String> lapsed = new ArrayList<>(draft.conversation().lapsed());
		if (!turn.forgotten()) {
			lapsed.add(turn.turnId());
		}
		draft.become(draft.conversation()
			.withTurn(null)
			.withLapsed(lapsed.subList(Math.max(0, lapsed.size() - LAPSED), lapsed.size())));
		draft.effect(new Effect.LeaseLapsed(turn.turnId()));
	}

}
