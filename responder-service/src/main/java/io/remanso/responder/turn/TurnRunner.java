package io.remanso.responder.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.contracts.wire.LogId;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.outcome.Fence;
import io.remanso.responder.outcome.Outcomes;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.partition.TurnProgress;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one turn and gives it exactly one terminal outcome, whatever happens; only a turn
 * whose partition leaves us ends without, since its new owner goes on with it. Runs on
 * the user's virtual thread.
 */
public final class TurnRunner implements Consumer<Work> {

	private static final Logger logger = LoggerFactory.getLogger(TurnRunner.class);

	private final Outcomes outcomes;

	private final Answering answering;

	private final Recording recording;

	private final Failing failing;

	private final Unreadable unreadable;

	private final TurnSettings settings;

	private final Waiting waiting;

	private final MeterRegistry meters;

	public TurnRunner(Outcomes outcomes, Assistant assistant, Map<Gateway, PartSender> senders, Fence fence,
			TurnSettings settings, Waiting waiting, MeterRegistry meters) {
		TurnPermit permit = new TurnPermit(fence, waiting.clock());
		Questions questions = new Questions(waiting.clock(), settings.zone());
		this.outcomes = outcomes;
		this.failing = new Failing(senders, permit, settings.failureReply(), waiting);
		this.recording = new Recording(assistant, questions, waiting);
		Delivering delivering = new Delivering(outcomes, assistant, this.failing, permit, settings, waiting);
		this.answering = new Answering(senders, assistant, questions, outcomes, this.recording, delivering,
				this.failing, permit, waiting);
		this.unreadable = new Unreadable(outcomes, waiting.clock());
		this.settings = settings;
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
			else {
				run(work, buffer);
			}
		}
		catch (TenureEndedException | InterruptedException ex) {
			logger.info("a turn of partition {} is left to the partition's next owner", work.tenure().partition());
		}
	}

	private void run(Work work, ClosedBuffer buffer) throws TenureEndedException, InterruptedException {
		TurnProgress progress = work.tenure().progress(buffer.turnId());
		if (progress.ended()) {
			this.outcomes.finish(work, List.of(), List.of());
			work.tenure().forget(buffer.turnId());
			return;
		}
		Instant now = this.waiting.now();
		Turn turn = new Turn(work, buffer, progress, now, Deadline.after(now, this.settings.timeout()), said(buffer),
				ContextLine.of(buffer, buffer.profile().labels(), now));
		end(turn, ending(turn));
	}

	private Ending ending(Turn turn) throws TenureEndedException, InterruptedException {
		try {
			return turn.buffer().answer() ? this.answering.run(turn) : this.recording.run(turn);
		}
		catch (RuntimeException ex) {
			logger.error("turn {} of user {} broke", turn.id(), LogId.of(turn.userId()), ex);
			return this.failing.openly(turn, Outcome.Failure.UNKNOWN,
					"the responder broke (%s)".formatted(ex.getClass().getSimpleName()), turn.memory(null));
		}
	}

	private void end(Turn turn, Ending ending) throws TenureEndedException, InterruptedException {
		List<Outcome> written = new ArrayList<>(ending.steps());
		written.add(ending.terminal());
		this.outcomes.finish(turn.work(), written, deadLetters(turn, ending.terminal()));
		turn.tenure().forget(turn.id());
		report(turn, ending.terminal());
	}

	private static List<ProducerRecord<byte[], byte[]>> deadLetters(Turn turn, Outcome.Terminal terminal) {
		return (terminal instanceof Outcome.Failed failed) ? List
			.of(Unreadable.deadLetter(turn.work().record(), "%s: %s".formatted(failed.reason(), failed.detail())))
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
		logger.info("turn {} of user {} {}: {}, {} ms", turn.id(), LogId.of(turn.userId()), kind, detail,
				took.toMillis());
	}

	private static List<TranscriptEntry> said(ClosedBuffer buffer) {
		List<TranscriptEntry> said = new ArrayList<>();
		for (TurnMessage message : buffer.messages()) {
			TranscriptEntry.Role role = (message.author() == TurnMessage.Author.USER) ? TranscriptEntry.Role.USER
					: TranscriptEntry.Role.AGENT;
			said.add(new TranscriptEntry(role, MessageText.of(message, buffer.transcript()), message.id(), true,
					message.sentAt()));
		}
		return said;
	}

}
