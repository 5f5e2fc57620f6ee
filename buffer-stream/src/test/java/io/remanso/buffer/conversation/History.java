package io.remanso.buffer.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.remanso.buffer.Inbounds;
import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TurnMessage;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One random history of one user, made from a seed and run through the state machine by
 * the rules of the shell: time passes between records, but the stream clock never outruns
 * the next record. Every promise that can be checked after a step is checked after each.
 */
final class History {

	private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

	private static final Memory NOTHING = new Memory(null, null, null, List.of());

	private final Random random;

	private final Rules rules;

	private final StateMachine machine;

	private final Inbounds direct = Inbounds.whapi("573000000001");

	private final Inbounds elsewhere = this.direct.inChat("573000000009@s.whatsapp.net");

	private final List<InboundEvent> records = new ArrayList<>();

	private final Map<Long, String> fates = new HashMap<>();

	private final List<ClosedBuffer> turns = new ArrayList<>();

	private final Set<String> ended = new HashSet<>();

	private final List<String> sentBefore = new ArrayList<>();

	private Conversation conversation = Conversation.of("573000000001");

	private @Nullable String inFlight;

	private Instant now = START;

	private Instant wall = START;

	private int numbers;

	History(long seed) {
		this.random = new Random(seed);
		Rules usual = Rules.defaults();
		this.rules = new Rules(usual.window(), usual.voiceWindow(), usual.typingWindow(),
				Duration.ofSeconds(15 + this.random.nextInt(60)), 2 + this.random.nextInt(8),
				2_000 + this.random.nextInt(20_000), Set.of("ya"), usual.maxAgeWhapi(), usual.maxAgeMeta(), false,
				usual.turnLease(), Duration.ofSeconds(30));
		this.machine = new StateMachine(this.rules);
	}

	void run() {
		int events = 5 + this.random.nextInt(40);
		for (int i = 0; i < events; i++) {
			pass(Duration
				.ofMillis(this.random.nextInt(100) < 70 ? this.random.nextInt(5_500) : this.random.nextInt(40_000)));
			happen();
		}
		settle();
		assertThat(this.conversation.isIdle() || !this.conversation.lapsed().isEmpty()).as("nothing waits at the end")
			.isTrue();
		assertThat(this.conversation.open()).isNull();
		assertThat(this.conversation.aside().count()).isZero();
		assertThat(this.fates.keySet()).as("each record has its fate").hasSize(this.records.size());
		this.turns.forEach(this::checkNotSplit);
		assertThat(this.turns.stream().map(ClosedBuffer::turnId)).doesNotHaveDuplicates();
	}

	private void happen() {
		int dice = this.random.nextInt(100);
		Inbounds chat = (this.random.nextInt(12) == 0) ? this.elsewhere : this.direct;
		if (dice < 45) {
			arrive(message(chat), Novelty.NEW);
		}
		else if (dice < 51) {
			arrive(chat.edit(id(), someId(), "x".repeat(this.random.nextInt(3_000)), this.now), Novelty.NEW);
		}
		else if (dice < 57) {
			arrive(chat.delete(id(), someId(), this.now), Novelty.NEW);
		}
		else if (dice < 60) {
			arrive(message(chat), Novelty.SEEN);
		}
		else if (dice < 63) {
			arrive(chat.reaction(id(), someId(), this.now), Novelty.NEW);
		}
		else if (dice < 64) {
			arrive(chat.notice(id(), this.now), Novelty.NEW);
		}
		else if (dice < 69) {
			String source = List.of("mobile", "web", "api", "business_api", "system").get(this.random.nextInt(5));
			InboundEvent.OwnMessage own = chat.own(id(), source, "own", this.now);
			this.sentBefore.add(own.id());
			arrive(own, Novelty.NEW);
		}
		else if (dice < 72 && !this.sentBefore.isEmpty()) {
			step(new Event.PartSent(this.direct.chat().channel(),
					this.sentBefore.get(this.random.nextInt(this.sentBefore.size()))), this.now);
		}
		else if (dice < 80) {
			step(new Event.Typing(this.now), this.now);
		}
		else if (dice < 94) {
			end();
		}
		else {
			step(new Event.Ordered(command()), this.now);
		}
	}

	private InboundEvent.Message message(Inbounds chat) {
		// Providers deliver out of order by some seconds.
		Instant sentAt = this.now.minusSeconds(this.random.nextInt(4));
		return switch (this.random.nextInt(10)) {
			case 0 -> chat.voice(id(), this.now);
			case 1 -> chat.text(id(), "Ya", this.now);
			case 2 -> chat.message(id(), new Content.Text("x".repeat(this.random.nextInt(5_000))), sentAt, this.now);
			case 3 -> chat.message(id(), new Content.Text("old"), this.now.minusSeconds(3_600), this.now);
			default -> chat.message(id(), new Content.Text("text"), sentAt, this.now);
		};
	}

	private Command command() {
		return switch (this.random.nextInt(6)) {
			case 0 -> new Command.Pause(id(), "573000000001", this.now.plusSeconds(20), this.now);
			case 1 -> new Command.Resume(id(), "573000000001", this.now);
			case 2 -> new Command.SetLabels(id(), "573000000001", List.of("VIP"), this.now);
			case 3 -> new Command.Forget(id(), "573000000001", this.now);
			default -> new Command.AnswerAgain(id(), "573000000001",
					this.turns.isEmpty() ? "none" : this.turns.getLast().turnId(), this.now);
		};
	}

	private String id() {
		this.numbers++;
		return "m" + this.numbers;
	}

	private String someId() {
		return "m" + (1 + this.random.nextInt(Math.max(1, this.numbers)));
	}

	private void arrive(InboundEvent event, Novelty novelty) {
		long offset = this.records.size();
		this.records.add(event);
		step(new Event.Arrived(event, new Source(0, offset, null), novelty), this.now);
	}

	/** Time passes, with ticks or without: a backlog is read without any. */
	private void pass(Duration gap) {
		Instant next = this.now.plus(gap);
		if (this.random.nextInt(4) > 0) {
			Instant wake = this.conversation.wakeAt();
			while (wake != null && wake.isBefore(next)) {
				this.wall = later(this.wall, wake);
				step(new Event.Due(), wake);
				Instant again = this.conversation.wakeAt();
				if (again != null && !again.isAfter(wake)) {
					break;
				}
				wake = again;
			}
		}
		this.now = next;
		this.wall = later(this.wall, next);
	}

	private void end() {
		String turn = this.inFlight;
		int dice = this.random.nextInt(10);
		if (turn != null && dice < 8) {
			step(new Event.TurnEnded(new Outcome.Answered(turn, "573000000001", 1, NOTHING, this.now)), this.now);
		}
		else if (!this.turns.isEmpty()) {
			// An outcome that came before, or of a lapsed turn: it opens nothing.
			String other = this.turns.get(this.random.nextInt(this.turns.size())).turnId();
			if (!other.equals(turn)) {
				step(new Event.TurnEnded(new Outcome.Answered(other, "573000000001", 1, NOTHING, this.now)), this.now);
			}
		}
	}

	private void settle() {
		for (int i = 0; i < 500 && !isDone(); i++) {
			this.now = this.now.plusSeconds(15);
			this.wall = later(this.wall, this.now);
			if (this.inFlight != null && this.random.nextInt(20) == 0) {
				this.wall = this.wall.plus(this.rules.turnLease());
			}
			else if (this.inFlight != null) {
				step(new Event.TurnEnded(new Outcome.Answered(this.inFlight, "573000000001", 1, NOTHING, this.now)),
						this.now);
			}
			step(new Event.Due(), this.now);
		}
	}

	private boolean isDone() {
		return this.inFlight == null && this.conversation.open() == null && this.conversation.aside().isEmpty()
				&& this.conversation.undecided().isEmpty();
	}

	private void step(Event event, Instant stream) {
		Conversation before = this.conversation;
		Step step = this.machine.step(before, event, new Moment(stream, this.wall));
		this.conversation = step.conversation();
		if (event instanceof Event.TurnEnded ended && ended.outcome().turnId().equals(this.inFlight)) {
			this.ended.add(ended.outcome().turnId());
			this.inFlight = null;
		}
		for (Effect effect : step.effects()) {
			check(effect, event, stream);
		}
		Buffer old = before.open();
		Buffer open = this.conversation.open();
		if (old != null && open != null && old.firstAt().equals(open.firstAt()) && old.chat().equals(open.chat())) {
			assertThat(open.deadline()).as("a deadline never moves earlier").isAfterOrEqualTo(old.deadline());
		}
		if (open != null) {
			assertThat(open.messages().size()).isLessThanOrEqualTo(this.rules.maxMessages());
		}
		assertThat(this.conversation.turn() != null).as("the gate").isEqualTo(this.inFlight != null);
		if (this.inFlight == null) {
			assertThat(this.conversation.aside().count()).as("set aside behind an open gate").isZero();
		}
	}

	private void check(Effect effect, Event cause, Instant stream) {
		switch (effect) {
			case Effect.Close(ClosedBuffer turn) -> {
				assertThat(this.inFlight).as("one turn in flight").isNull();
				this.inFlight = turn.turnId();
				this.turns.add(turn);
				check(turn, cause, stream);
			}
			case Effect.Dispose dispose -> fate(dispose.disposition().offset(), dispose.disposition().rule().name());
			case Effect.LeaseLapsed lapsed -> {
				assertThat(lapsed.turnId()).isEqualTo(this.inFlight);
				this.inFlight = null;
			}
			case Effect.ProfileChanged changed -> assertThat(changed.profile().name()).isIn("Ana", null);
			case Effect.StateChanged changed -> assertThat(changed.state().userId()).isEqualTo("573000000001");
			case Effect.Forget forget -> assertThat(forget.at()).isEqualTo(this.now);
			case Effect.Refuse refuse -> assertThat(refuse.why()).isNotEmpty();
		}
	}

	private void check(ClosedBuffer turn, Event cause, Instant stream) {
		assertThat(turn.messages()).isNotEmpty();
		for (int i = 1; i < turn.messages().size(); i++) {
			TurnMessage one = turn.messages().get(i - 1);
			TurnMessage next = turn.messages().get(i);
			assertThat(one.sentAt().isBefore(next.sentAt())
					|| (one.sentAt().equals(next.sentAt()) && one.offset() < next.offset()))
				.as("order by provider's second, then arrival")
				.isTrue();
		}
		for (TurnMessage message : turn.messages()) {
			assertThat(this.records.get((int) message.offset()).chat()).as("chats never mix").isEqualTo(turn.chat());
			if (turn.answersAgain() == null) {
				fate(message.offset(), turn.turnId());
			}
		}
		if (turn.reason() == CloseReason.WINDOW && !(cause instanceof Event.Arrived)) {
			assertThat(turn.deadline()).as("never early").isBeforeOrEqualTo(stream);
		}
	}

	private void fate(long offset, String fate) {
		assertThat(this.fates.put(offset, fate)).as("one fate of record %d: %s", offset, fate).isNull();
	}

	/** A burst that closed by quiet alone took in all that came before its deadline. */
	private void checkNotSplit(ClosedBuffer turn) {
		if (turn.reason() != CloseReason.WINDOW) {
			return;
		}
		Set<String> turnIds = new HashSet<>(this.turns.stream().map(ClosedBuffer::turnId).toList());
		long last = turn.messages().stream().mapToLong(TurnMessage::offset).max().orElseThrow();
		for (long offset = last + 1; offset < this.records.size(); offset++) {
			InboundEvent event = this.records.get((int) offset);
			if (event instanceof InboundEvent.Message && turnIds.contains(this.fates.get(offset))) {
				assertThat(event.receivedAt()).as("a burst is not split").isAfter(turn.deadline());
			}
		}
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

}
