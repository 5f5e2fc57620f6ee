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

	// Meta echoes only what was written in the app, never what was sent by its API.
	private static final Set<String> PERSON = Set.of("mobile", "web", "smb_message_echoes");

	private static final Set<String> SYSTEM = Set.of("api", "business_api");

	// They stand in the row of the open buffer, which must stay under 900 kB with them:
	// of more than these the oldest are decided at once.
	private static final long WAITING_BYTES = 320 * 1024;

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
		List<Undecided> tooMany = new ArrayList<>();
		while (bytes(undecided) > WAITING_BYTES) {
			tooMany.add(undecided.removeFirst());
		}
		draft.become(draft.conversation().withUndecided(undecided));
		tooMany.forEach((first) -> conclude(draft, first));
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

	/**
	 * Decide about one that is due by {@code clock}: nothing told us in time that it is
	 * our echo.
	 */
	static void decide(Draft draft, Undecided due, Instant clock) {
		List<Undecided> rest = new ArrayList<>(draft.conversation().undecided());
		boolean early = draft.now().wall().isBefore(due.wallDue());
		if (early) {
			rest.set(rest.indexOf(due), due.postponed(clock, draft.now().wall()));
		}
		else {
			rest.remove(due);
		}
		draft.become(draft.conversation().withUndecided(rest));
		if (!early) {
			conclude(draft, due);
		}
	}

	private static void conclude(Draft draft, Undecided undecided) {
		if (SYSTEM.contains(undecided.source())) {
			draft.dispose(undecided.message(), Disposition.Rule.FOREIGN);
		}
		else {
			takeOver(draft, undecided.chat(), undecided.message(), undecided.message().receivedAt());
		}
	}

	private static void takeOver(Draft draft, Chat chat, TurnMessage message, Instant at) {
		Instant until = at.plus(draft.rules().agentPause());
		draft.learn((known) -> known.pausedUntil(Times.later(known.pausedUntil(), until)));
		draft.append(chat, message, null, at);
		draft.close(CloseReason.TAKEOVER);
	}

	private static long bytes(List<Undecided> undecided) {
		return undecided.stream().mapToLong((waiting) -> MessageSize.of(waiting.message())).sum();
	}

}
