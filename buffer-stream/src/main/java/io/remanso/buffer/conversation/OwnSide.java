package io.remanso.buffer.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.TurnMessage;

/**
 * Who wrote what the business number itself sent: we (an echo), a person, who thereby
 * takes the chat over, or another system.
 */
final class OwnSide {

	private static final Set<String> PERSON = Set.of("mobile", "web");

	private static final Set<String> SYSTEM = Set.of("api", "business_api");

	private OwnSide() {
	}

	static void take(Draft draft, InboundEvent.OwnMessage own, Source source, Instant at) {
		TurnMessage message = Arrivals.message(own, TurnMessage.Author.AGENT, own.content(), own.quote(), null, source);
		if (PERSON.contains(own.source())) {
			takeOver(draft, own.chat(), message, at);
			return;
		}
		List<Undecided> undecided = new ArrayList<>(draft.conversation().undecided());
		undecided.add(new Undecided(message, own.chat(), own.source(), at.plus(Rules.ECHO_WAIT),
				draft.now().wall().plus(Rules.ECHO_WAIT)));
		draft.become(draft.conversation().withUndecided(undecided));
	}

	/** A gateway gave this id to a part of ours, so the message of that id is an echo. */
	static void sent(Draft draft, Event.PartSent sent) {
		List<Undecided> rest = new ArrayList<>();
		for (Undecided undecided : draft.conversation().undecided()) {
			if (undecided.message().id().equals(sent.messageId())
					&& undecided.chat().channel().equals(sent.channel())) {
				draft.dispose(undecided.message(), Disposition.Rule.ECHO);
			}
			else {
				rest.add(undecided);
			}
		}
		draft.become(draft.conversation().withUndecided(rest));
	}

	static void decide(Draft draft, Instant clock) {
		if (draft.conversation().undecided().stream().noneMatch((undecided) -> undecided.dueBy(clock))) {
			return;
		}
		List<Undecided> rest = new ArrayList<>();
		List<Undecided> persons = new ArrayList<>();
		for (Undecided undecided : draft.conversation().undecided()) {
			if (!undecided.dueBy(clock)) {
				rest.add(undecided);
			}
			else if (draft.now().wall().isBefore(undecided.wallDue())) {
				rest.add(undecided.postponed(clock, draft.now().wall()));
			}
			else if (SYSTEM.contains(undecided.source())) {
				draft.dispose(undecided.message(), Disposition.Rule.FOREIGN);
			}
			else {
				persons.add(undecided);
			}
		}
		draft.become(draft.conversation().withUndecided(rest));
		for (Undecided person : persons) {
			takeOver(draft, person.chat(), person.message(), person.message().receivedAt());
		}
	}

	private static void takeOver(Draft draft, Chat chat, TurnMessage message, Instant at) {
		Instant until = at.plus(draft.rules().agentPause());
		draft.learn((known) -> known.pausedUntil(Times.later(known.pausedUntil(), until)));
		draft.append(chat, message, null, at);
		draft.close(CloseReason.TAKEOVER);
	}

}
