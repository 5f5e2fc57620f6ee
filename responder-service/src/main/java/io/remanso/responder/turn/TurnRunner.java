package io.remanso.responder.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.wire.LogId;
import io.remanso.contracts.wire.Unquoted;
import io.remanso.responder.delivery.TypingSignal;
import io.remanso.responder.outcome.Fence;
import io.remanso.responder.outcome.OutcomeRecords;
import io.remanso.responder.outcome.Outcomes;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Does one turn and gives it exactly one terminal outcome, whatever is thrown; only a
 * turn whose partition leaves us ends without, since its new owner goes on with it. Runs
 * on the user's virtual thread.
 */
public final class TurnRunner implements Consumer<Work> {

	private static final Logger logger = LoggerFactory.getLogger(TurnRunner.class);

	private final Outcomes outcomes;

	private final Fence fence;

	private final Answering answering;

	private final Recording recording;

	private final Failing failing;

	private final Unreadable unreadable;

	private final TakingUp takingUp;

	private final Leaving leaving;

	private final LogId names;

	private final Waiting waiting;

	private final MeterRegistry meters;

	public TurnRunner(Outcomes outcomes, Partners partners, Fence fence, TurnSettings settings, LogId names,
			Waiting waiting, MeterRegistry meters) {
		TurnPermit permit = new TurnPermit(fence);
		Questions questions = new Questions(waiting.clock(), permit, settings);
		Spoken spoken = new Spoken(partners.speaker(), permit);
		this.outcomes = outcomes;
		this.fence = fence;
		this.failing = new Failing(partners.senders(), outcomes, permit, settings, names, waiting);
		this.recording = new Recording(partners.assistant(), questions, waiting);
		Delivering delivering = new Delivering(outcomes, partners.assistant(), spoken, this.failing, permit, settings,
				waiting);
		this.answering = new Answering(partners.senders(), partners.assistant(), questions, outcomes, this.recording,
				delivering, this.failing, permit, waiting);
		this.unreadable = new Unreadable(outcomes, names, waiting.clock());
		this.leaving = new Leaving(partners.assistant(), permit, settings, names, waiting, meters);
		this.takingUp = new TakingUp(partners, spoken, permit, settings, waiting);
		this.names = names;
		this.waiting = waiting;
		this.meters = meters;
	}

	@Override
	public void accept(Work work) {
		try {
			ClosedBuffer buffer = work.buffer();
			if (buffer == null) {
				this.unreadable.end(work);
			}
			else if (work.tenure().progress(buffer.turnId()).ended()) {
				this.outcomes.finish(work, List.of(), List.of());
				work.tenure().forget(buffer.turnId());
			}
			else {
				run(work, buffer);
			}
		}
		catch (TenureEndedException | InterruptedException ex) {
			logger.info("a turn of partition {} is left to the partition's next owner", work.tenure().partition());
		}
	}

	private void run(Work work, ClosedBuffer buffer) throws TenureEndedException, InterruptedException {
		try (TypingSignal signal = this.takingUp.signal(work, buffer)) {
			Turn turn = this.takingUp.turn(work, buffer);
			try (Understood _ = turn.understood()) {
				Ending ending = ending(turn);
				if (!ending.isTold()) {
					signal.unanswered();
				}
				end(turn, ending);
			}
		}
		catch (RuntimeException | Error ex) {
			logger.error("turn {} of user {} broke", buffer.turnId(), this.names.of(buffer.userId()),
					Unquoted.stack(ex));
			this.unreadable.broke(work, buffer, ex.getClass().getSimpleName());
		}
	}

	// Who stood still in the meantime need not even stand in line for the model.
	private Ending ending(Turn turn) throws TenureEndedException, InterruptedException {
		this.fence.pass(turn.tenure());
		try {
			return turn.buffer().answer() ? this.answering.run(turn) : this.recording.run(turn);
		}
		catch (RuntimeException | Error ex) {
			logger.error("turn {} of user {} broke", turn.id(), this.names.of(turn.userId()), Unquoted.stack(ex));
			return this.failing.openly(turn, Outcome.Failure.UNKNOWN,
					"the responder broke (%s)".formatted(ex.getClass().getSimpleName()), turn.memory(null));
		}
	}

	// Nothing after the write may throw: the turn would get a second end.
	private void end(Turn turn, Ending ending) throws TenureEndedException, InterruptedException {
		List<Outcome> written = new ArrayList<>(ending.steps());
		written.add(ending.terminal());
		report(turn, ending.terminal());
		this.leaving.after(turn, ending.terminal());
		this.outcomes.finish(turn.work(), written, deadLetters(turn, ending.terminal()));
		turn.tenure().forget(turn.id());
	}

	private static List<ProducerRecord<byte[], byte[]>> deadLetters(Turn turn, Outcome.Terminal terminal) {
		return (terminal instanceof Outcome.Failed failed) ? List
			.of(OutcomeRecords.deadLetter(turn.work().record(), "%s: %s".formatted(failed.reason(), failed.detail())))
				: List.of();
	}

	private void report(Turn turn, Outcome.Terminal terminal) {
		Duration took = Duration.between(turn.takenUp(), this.waiting.now());
		String kind = terminal.getClass().getSimpleName().toLowerCase(Locale.ROOT);
		String detail = switch (terminal) {
			case Outcome.Answered answered -> answered.parts() + " parts";
			case Outcome.Suppressed suppressed -> suppressed.reason() + " after " + suppressed.parts() + " parts";
			case Outcome.Recorded _ -> "nothing to send";
			case Outcome.Failed failed -> failed.reason() + ": " + failed.detail();
		};
		this.meters.timer("remanso.turns", "outcome", kind).record(took);
		logger.atLevel((terminal instanceof Outcome.Failed) ? Level.WARN : Level.INFO)
			.log("turn {} of user {} {}: {}, {} ms", turn.id(), this.names.of(turn.userId()), kind, detail,
					took.toMillis());
	}

}
