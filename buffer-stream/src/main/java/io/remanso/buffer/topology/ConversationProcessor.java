package io.remanso.buffer.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import io.remanso.buffer.clock.InboundClock;
import io.remanso.buffer.conversation.Conversation;
import io.remanso.buffer.conversation.Effect;
import io.remanso.buffer.conversation.Event;
import io.remanso.buffer.conversation.Moment;
import io.remanso.buffer.conversation.Novelty;
import io.remanso.buffer.conversation.Source;
import io.remanso.buffer.conversation.StateMachine;
import io.remanso.buffer.conversation.Step;
import io.remanso.buffer.store.ClockRow;
import io.remanso.buffer.store.Conversations;
import io.remanso.buffer.store.DeadlineIndex;
import io.remanso.buffer.store.Loaded;
import io.remanso.buffer.store.SeenKeys;
import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.Presence;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.contracts.wire.LogId;
import io.remanso.contracts.wire.Unquoted;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell around the state machine: loads a user's conversation, takes one step, keeps
 * the result, tells its effects. One for each task, that is for each partition number of
 * the four topics; all calls come from one stream thread. Ticks by the wall do what is
 * due, bounded in number and time, since the same thread has to poll.
 */
final class ConversationProcessor implements Processor<String, Object, String, Object> {

	private static final Logger logger = LoggerFactory.getLogger(ConversationProcessor.class);

	static final Duration TICK = Duration.ofMillis(50);

	// A tick that takes longer than this would delay polls and other tasks.
	private static final Duration TICK_BUDGET = Duration.ofMillis(30);

	private static final int SLICE = 50;

	// At 20 ticks a second a million keys are looked through in half an hour.
	private static final int SWEPT_A_TICK = 25;

	private static final int COUNTED_A_TICK = 50;

	// The clock row is written at most ten times a second under load.
	private static final long CLOCK_STEP = 100;

	// Further behind the wall, a commit of many turns is worth more than an early one,
	// and what is open is not worth showing.
	private static final long LIVE = 1_000;

	private static final Duration RETRY = Duration.ofMinutes(1);

	private final StateMachine machine;

	private final Meters meters;

	private final LogId names;

	// The context's own time stands still within a tick.
	private final InstantSource watch;

	private final InboundClock.Start clocks;

	private final InboundEnds ends;

	private final ThreadLocal<CommitPace> paces;

	private ProcessorContext<String, Object> context;

	private Effects effects;

	private Mirror mirror;

	private SeenKeys seen;

	private DeadlineIndex deadlines;

	private DeadlineIndex leases;

	private Conversations conversations;

	private OpenCount openCount;

	private ClockRow clockRow;

	private InboundClock clock;

	// The offset after the newest inbound record that was processed here.
	private long next;

	@SuppressWarnings("NullAway.Init") // Streams calls init before anything else
	ConversationProcessor(StateMachine machine, Meters meters, LogId names, InstantSource watch,
			InboundClock.Start clocks, InboundEnds ends, ThreadLocal<CommitPace> paces) {
		this.machine = machine;
		this.meters = meters;
		this.names = names;
		this.watch = watch;
		this.clocks = clocks;
		this.ends = ends;
		this.paces = paces;
	}

	@Override
	public void init(ProcessorContext<String, Object> context) {
		this.context = context;
		Outputs outputs = new Outputs(context, this.paces);
		this.seen = new SeenKeys(context);
		this.effects = new Effects(outputs, this.meters, this.names, this.seen);
		this.deadlines = DeadlineIndex.ofDeadlines(context);
		this.leases = DeadlineIndex.ofLeases(context);
		this.conversations = new Conversations(context, this.deadlines, this.leases);
		this.mirror = new Mirror(outputs, (userId) -> this.conversations.load(userId).conversation());
		this.openCount = new OpenCount(this.conversations, this.meters);
		this.clockRow = new ClockRow(context);
		this.clock = this.clockRow.restore(this.clocks, context.currentSystemTimeMs());
		context.schedule(firstTick(context), TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
	}

	// Tasks of one thread tick one after another, not all at once.
	private static Instant firstTick(ProcessorContext<String, Object> context) {
		return Instant.ofEpochMilli(TICK.toMillis() * context.taskId().partition() / Topics.PARTITIONS);
	}

	@Override
	public void process(Record<String, Object> record) {
		this.paces.get().record();
		switch (record.value()) {
			case InboundEvent event -> take(event, record);
			case Presence presence -> take(presence);
			case Outcome outcome -> take(outcome);
			case Command command -> take(command);
			case null, default -> throw new SerializationException("a record without a value");
		}
	}

	private void take(InboundEvent event, Record<String, Object> record) {
		RecordMetadata place = this.context.recordMetadata().orElseThrow();
		long wall = this.context.currentSystemTimeMs();
		long missingAt = this.ends.lastWithout(place.partition(), place.offset());
		this.next = place.offset() + 1;
		this.clock.read(event.receivedAt().toEpochMilli(), wall, missingAt);
		this.clockRow.keepNewest(this.clock, CLOCK_STEP);
		Source source = new Source(place.partition(), place.offset(),
				EventHeaders.get(record.headers(), EventHeaders.TRACEPARENT));
		Novelty novelty = this.seen.meet(event, wall);
		step(event.userId(), new Event.Arrived(event, source, novelty));
	}

	private void take(Presence presence) {
		if (presence.activity() == Presence.Activity.TYPING || presence.activity() == Presence.Activity.RECORDING) {
			this.meters.typing();
			step(presence.userId(), new Event.Typing(presence.receivedAt()));
		}
	}

	private void take(Outcome outcome) {
		switch (outcome) {
			case Outcome.Terminal terminal -> step(outcome.userId(), new Event.TurnEnded(terminal));
			case Outcome.PartSent sent -> {
				if (sent.messageId() != null) {
					this.seen.rememberSent(sent.chat().channel(), sent.messageId(), this.context.currentSystemTimeMs());
					step(outcome.userId(), new Event.PartSent(sent.chat().channel(), sent.messageId()));
				}
			}
			case Outcome.ReplyGenerated _, Outcome.FailureDecided _ -> {
				// Only the end of a turn changes what is known.
			}
			case Outcome.Unknown unknown -> {
				this.meters.unknownOutcome();
				logger.warn("turn {}: an outcome of an unknown kind is passed over: {}", unknown.turnId(),
						unknown.kind());
			}
		}
	}

	private void take(Command command) {
		boolean skip = this.seen.isForgotten(command.userId(), command.issuedAt())
				|| !this.seen.meetCommand(command.userId(), command.commandId(), this.context.currentSystemTimeMs());
		if (!skip) {
			step(command.userId(), new Event.Ordered(command));
		}
	}

	private void tick(long ignored) {
		// The time given is the one at the start of a round over all tasks.
		long start = this.context.currentSystemTimeMs();
		long now = this.clock.tick(start, readUntil());
		this.clockRow.keepNewest(this.clock, 1);
		Instant until = this.watch.instant().plus(TICK_BUDGET);
		boolean woke = wake(this.deadlines, now, until);
		wake(this.leases, start, until);
		if (woke) {
			this.clockRow.keepNow(this.clock);
		}
		if (start - now < LIVE) {
			this.mirror.flush(Instant.ofEpochMilli(start));
			if (this.paces.get().isDue(start)) {
				this.context.commit();
			}
		}
		this.seen.sweep(start, SWEPT_A_TICK);
		this.openCount.goOn(COUNTED_A_TICK);
	}

	private long readUntil() {
		InboundEnds.Look look = this.ends.at(this.context.taskId().partition());
		return (look != null && look.isReadBy(this.next)) ? look.asOf() : InboundClock.NONE;
	}

	private boolean wake(DeadlineIndex index, long clock, Instant until) {
		boolean woke = false;
		int taken = SLICE;
		while (taken == SLICE && this.watch.instant().isBefore(until)) {
			List<DeadlineIndex.Entry> due = index.take(clock, SLICE);
			due.forEach((entry) -> wake(index, entry.userId()));
			taken = due.size();
			woke |= taken > 0;
		}
		return woke;
	}

	private void wake(DeadlineIndex index, String userId) {
		try {
			step(userId, new Event.Due());
		}
		catch (KafkaException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// One user's row must not stop the others, and must not be lost either.
			logger.error("user {} could not be woken, trying again in {} s", this.names.of(userId), RETRY.toSeconds(),
					Unquoted.stack(ex));
			index.put(Instant.ofEpochMilli(this.context.currentSystemTimeMs()).plus(RETRY), userId);
		}
	}

	private void step(String userId, Event event) {
		Instant wall = Instant.ofEpochMilli(this.context.currentSystemTimeMs());
		Loaded loaded = this.conversations.load(userId);
		Conversation before = loaded.conversation();
		Step step = this.machine.step(before, event, new Moment(Instant.ofEpochMilli(this.clock.now()), wall));
		if (!step.conversation().equals(before)) {
			this.conversations.save(loaded, step.conversation(), this.clock.now());
			this.mirror.changed(before, step.conversation(), wall);
			this.openCount.changed(before, step.conversation());
		}
		else if (event instanceof Event.Due) {
			this.conversations.rearm(loaded, this.clock.now());
		}
		for (Effect effect : step.effects()) {
			this.effects.tell(userId, effect, event, wall);
		}
	}

	@Override
	public void close() {
		this.openCount.close();
	}

}
