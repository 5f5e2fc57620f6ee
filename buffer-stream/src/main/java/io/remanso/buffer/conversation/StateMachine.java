package io.remanso.buffer.conversation;

import java.util.ArrayList;
import java.util.List;

import io.remanso.contracts.turn.Outcome;

/**
 * The rules of buffers and gate as one pure function. The same conversation, event and
 * times always give the same step, so that a replay after a crash does what was done.
 */
public final class StateMachine {

	private final Rules rules;

	public StateMachine(Rules rules) {
		this.rules = rules;
	}

	/** What {@code event} makes of a conversation. */
	public Step step(Conversation conversation, Event event, Moment now) {
		Draft draft = new Draft(conversation, this.rules, now);
		switch (event) {
			case Event.Arrived arrived -> Arrivals.take(draft, arrived);
			case Event.Typing typing -> type(draft, typing);
			case Event.PartSent sent -> OwnSide.sent(draft, sent);
			case Event.TurnEnded ended -> {
				Deadlines.pass(draft, now.stream());
				end(draft, ended.outcome());
			}
			case Event.Ordered ordered -> {
				Deadlines.pass(draft, now.stream());
				Orders.carryOut(draft, ordered.command());
			}
			case Event.Due due -> Deadlines.settle(draft, now.stream());
		}
		return draft.step();
	}

	// Typing after the deadline came too late, though the close may not have happened
	// yet: what was read when must not matter. Behind the gate there was no close to
	// miss.
	private void type(Draft draft, Event.Typing typing) {
		Conversation conversation = draft.conversation();
		Buffer open = conversation.open();
		if (open == null || (conversation.turn() == null && open.deadline().isBefore(typing.at()))) {
			return;
		}
		draft.become(conversation.withOpen(open.extendedTo(typing.at().plus(this.rules.typingWindow()), this.rules)));
	}

	private static void end(Draft draft, Outcome.Terminal outcome) {
		Conversation conversation = draft.conversation();
		Turn turn = conversation.turn();
		if (turn != null && turn.turnId().equals(outcome.turnId())) {
			draft.become(conversation.withTurn(null));
			if (!turn.forgotten()) {
				draft.learn((known) -> known.taught(outcome.memory()));
			}
			draft.drain(draft.now().stream());
		}
		else if (conversation.lapsed().contains(outcome.turnId())) {
			List<String> lapsed = new ArrayList<>(conversation.lapsed());
			lapsed.remove(outcome.turnId());
			draft.become(conversation.withLapsed(lapsed));
			draft.learn((known) -> known.taughtLate(outcome.memory()));
		}
	}

}
