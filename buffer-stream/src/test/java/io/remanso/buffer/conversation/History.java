package io.remanso.buffer.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;

/**
 * One random history of one user, made from a seed and run through the state machine by
 * the rules of the shell: time passes between records, but the stream clock never outruns
 * the next record. Every promise that can be checked after a step is checked after each.
 */
final class History {

	private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

	private static final Memory NOTHING = new Memory(null, null, null, List.of());

	private final String userId;

	private final Dice dice;

	private final Rules rules;

	private final StateMachine machine;

	private final Ledger ledger;

	private final List<String> ownIds = new ArrayList<>();

	private Conversation conversation;

	private Instant now = START;

	private Instant wall = START;

	private int left;

	History(String userId, long seed) {
		this.userId = userId;
		this.dice = new Dice(userId, new Random(seed));
		this.rules = this.dice.rules();
		this.machine = new StateMachine(this.rules);
		this.ledger = new Ledger(userId);
		this.conversation = Conversation.of(userId);
		this.left = 5 + this.dice.below(40);
	}

	History run() {
		while (advance()) {
			// Everything is checked on the way.
		}
		return this;
	}

	/** One more event, or the end of the history; false once that has come. */
	boolean advance() {
		if (this.left > 0) {
			this.left--;
			pass(this.dice.gap());
			happen();
			return true;
		}
		settle();
		Ledger.require(isDone(), "nothing waits at the end");
		this.ledger.checkAtTheEnd();
		return false;
	}

	List<ClosedBuffer> turns() {
		return this.ledger.turns();
	}

	private void happen() {
		int kind = this.dice.below(100);
		if (kind < 66) {
			InboundEvent event = this.dice.inbound(this.now);
			if (event instanceof InboundEvent.OwnMessage) {
				this.ownIds.add(event.id());
			}
			arrive(event, Novelty.NEW);
		}
		else if (kind < 69) {
			arrive(this.dice.message(this.now), Novelty.SEEN);
		}
		else if (kind < 72 && !this.ownIds.isEmpty()) {
			step(new Event.PartSent("CHANNEL", this.ownIds.get(this.dice.below(this.ownIds.size()))), this.now);
		}
		else if (kind < 80) {
			step(new Event.Typing(this.now), this.now);
		}
		else if (kind < 94) {
			end();
		}
		else {
			String newest = turns().isEmpty() ? "none" : turns().getLast().turnId();
			step(new Event.Ordered(this.dice.command(this.now, newest)), this.now);
		}
	}

	private void arrive(InboundEvent event, Novelty novelty) {
		step(new Event.Arrived(event, this.ledger.read(event), novelty), this.now);
	}

	/** Time passes, with ticks in time, late ones, or none: a backlog is read without. */
	private void pass(Duration gap) {
		Instant next = this.now.plus(gap);
		int ticks = this.dice.below(4);
		Instant wake = this.conversation.wakeAt();
		while (ticks > 0 && wake != null && wake.isBefore(next)) {
			Instant look = (ticks == 1) ? later(wake, next.minusMillis(1 + this.dice.below(2_000))) : wake;
			this.wall = later(this.wall, look);
			step(new Event.Due(), look);
			Instant again = this.conversation.wakeAt();
			if (again != null && !again.isAfter(look)) {
				break;
			}
			wake = again;
		}
		this.now = next;
		this.wall = later(this.wall, next);
	}

	private void end() {
		String turn = this.ledger.inFlight();
		if (turn != null && this.dice.below(10) < 8) {
			end(turn);
		}
		else if (!turns().isEmpty()) {
			// An outcome that came before, or of a lapsed turn: it opens nothing.
			String other = turns().get(this.dice.below(turns().size())).turnId();
			if (!other.equals(turn)) {
				end(other);
			}
		}
	}

	private void end(String turn) {
		step(new Event.TurnEnded(new Outcome.Answered(turn, this.userId, 1, NOTHING, this.now)), this.now);
	}

	private void settle() {
		for (int i = 0; i < 500 && !isDone(); i++) {
			this.now = this.now.plusSeconds(15);
			this.wall = later(this.wall, this.now);
			String turn = this.ledger.inFlight();
			if (turn != null && this.dice.below(20) == 0) {
				this.wall = this.wall.plus(this.rules.turnLease());
			}
			else if (turn != null) {
				end(turn);
			}
			step(new Event.Due(), this.now);
		}
	}

	private boolean isDone() {
		return this.ledger.inFlight() == null && this.conversation.open() == null && this.conversation.aside().isEmpty()
				&& this.conversation.undecided().isEmpty();
	}

	private void step(Event event, Instant stream) {
		Conversation before = this.conversation;
		Step step = this.machine.step(before, event, new Moment(stream, this.wall));
		this.conversation = step.conversation();
		this.ledger.write(event, step, stream);
		Buffer old = before.open();
		Buffer open = this.conversation.open();
		if (old != null && open != null && old.firstAt().equals(open.firstAt()) && old.chat().equals(open.chat())) {
			Ledger.require(!open.deadline().isBefore(old.deadline()), "a deadline never moves earlier");
		}
		Ledger.require(open == null || open.messages().count() <= this.rules.maxMessages(), "the cap");
		Ledger.require(this.ledger.inFlight() != null || this.conversation.aside().isEmpty(),
				"nothing is set aside behind an open gate");
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

}
