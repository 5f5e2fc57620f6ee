package io.remanso.buffer.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
		OwnSide.decide(draft, clock);
		lapse(draft);
		draft.drain(clock);
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
