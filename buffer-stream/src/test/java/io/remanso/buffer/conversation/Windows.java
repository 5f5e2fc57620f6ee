package io.remanso.buffer.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.TurnMessage;
import org.jspecify.annotations.Nullable;

/**
 * The buffers of one random history before the gate: every turn ends the moment it
 * begins. They must be the same by whatever ticks the state machine is looked at, since a
 * backlog is read with few and a stalled machine has none.
 */
final class Windows {

	private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

	/** When the ticks come. */
	enum Looks {

		IN_TIME, LATE, NEVER

	}

	private final Dice dice;

	private final Random lateness;

	private final StateMachine machine;

	private final List<List<String>> closed = new ArrayList<>();

	private Conversation conversation;

	private long offset;

	Windows(String userId, long seed) {
		this.dice = new Dice(userId, new Random(seed));
		this.lateness = new Random(seed);
		this.machine = new StateMachine(this.dice.rules());
		this.conversation = Conversation.of(userId);
	}

	/** The ids in each buffer, and why it closed. */
	List<List<String>> close(Looks looks) {
		Instant now = START;
		int events = 5 + this.dice.below(40);
		for (int i = 0; i < events; i++) {
			Instant next = now.plus(this.dice.gap());
			look(looks, next);
			now = next;
			if (this.dice.below(8) == 0) {
				step(new Event.Typing(now), now);
			}
			else {
				step(new Event.Arrived(this.dice.inbound(now), new Source(0, this.offset, null), Novelty.NEW), now);
				this.offset++;
			}
		}
		for (int i = 1; i < 20; i++) {
			step(new Event.Due(), now.plusSeconds(15L * i));
		}
		return this.closed;
	}

	private void look(Looks looks, Instant next) {
		Instant wake = this.conversation.wakeAt();
		while (looks != Looks.NEVER && wake != null && wake.isBefore(next)) {
			long late = (looks == Looks.LATE) ? this.lateness.nextLong(30_000) : 0;
			Instant look = Times.earliest(wake.plusMillis(late), next.minusMillis(1));
			step(new Event.Due(), look);
			wake = this.conversation.wakeAt();
		}
	}

	private void step(Event event, Instant at) {
		Step step = this.machine.step(this.conversation, event, new Moment(at, at));
		this.conversation = step.conversation();
		step.effects()
			.stream()
			.filter(Effect.Close.class::isInstance)
			.map(Effect.Close.class::cast)
			.forEach((close) -> close(close.turn().messages(), close.turn().reason()));
		this.conversation.aside().buffers().forEach((aside) -> close(aside.messages().all(), aside.closed()));
		this.conversation = this.conversation.withTurn(null).withAside(Aside.none());
	}

	private void close(List<TurnMessage> messages, @Nullable CloseReason reason) {
		this.closed
			.add(Stream.concat(messages.stream().map(TurnMessage::id), Stream.of(String.valueOf(reason))).toList());
	}

}
