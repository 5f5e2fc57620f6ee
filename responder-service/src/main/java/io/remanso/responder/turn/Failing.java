package io.remanso.responder.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.wire.LogId;
import io.remanso.contracts.wire.Unquoted;
import io.remanso.responder.delivery.Delivered;
import io.remanso.responder.delivery.Doubt;
import io.remanso.responder.delivery.HeldBackException;
import io.remanso.responder.delivery.Part;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.delivery.UndeliverableException;
import io.remanso.responder.outcome.Outcomes;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a turn that failed for good, telling the user once where that is of use. That it
 * failed is recorded before the user is told: who goes on with the turn then sends no
 * reply beside the apology.
 */
final class Failing {

	private static final Logger logger = LoggerFactory.getLogger(Failing.class);

	private final Map<Gateway, PartSender> senders;

	private final Outcomes outcomes;

	private final TurnPermit permit;

	private final TurnSettings settings;

	private final LogId names;

	private final Waiting waiting;

	Failing(Map<Gateway, PartSender> senders, Outcomes outcomes, TurnPermit permit, TurnSettings settings, LogId names,
			Waiting waiting) {
		this.senders = senders;
		this.outcomes = outcomes;
		this.permit = permit;
		this.settings = settings;
		this.names = names;
		this.waiting = waiting;
	}

	/** Fail, and say nothing. */
	Ending silently(Turn turn, Outcome.Failure failure, String detail, Memory memory) {
		return Ending.of(new Outcome.Failed(turn.id(), turn.userId(), failure, detail, false, memory, now()));
	}

	/** Fail, and tell the user. */
	Ending openly(Turn turn, Outcome.Failure failure, String detail, Memory memory)
			throws TenureEndedException, InterruptedException {
		PartSender sender = sender(turn);
		if (sender == null || Window.isClosed(turn.buffer(), now())) {
			return silently(turn, failure, detail, memory);
		}
		Outcome.FailureDecided decided = new Outcome.FailureDecided(turn.id(), turn.userId(), failure, detail, memory,
				now());
		this.outcomes.write(turn.tenure(), decided);
		Doubt doubt = doubt(turn, decided, decided.at(), this.settings.reserve().dividedBy(2));
		return tell(turn, decided, sender, false, doubt);
	}

	/** Fail as an earlier owner had decided, who may have told the user. */
	Ending asDecided(Turn turn, Outcome.FailureDecided decided) throws TenureEndedException, InterruptedException {
		PartSender sender = sender(turn);
		if (sender == null) {
			return silently(turn, decided.reason(), decided.detail(), decided.memory());
		}
		Doubt doubt = doubt(turn, decided, turn.tenure().since(), this.settings.receiptGrace());
		return tell(turn, decided, sender, true, doubt);
	}

	private Ending tell(Turn turn, Outcome.FailureDecided decided, PartSender sender, boolean inDoubt, Doubt doubt)
			throws TenureEndedException, InterruptedException {
		Part part = new Part(turn.id(), turn.buffer().chat(), Outcome.Purpose.APOLOGY, 1, 1,
				this.settings.failureReply(), null);
		try {
			Settlement known = inDoubt ? sender.settle(part, doubt, Deadline.after(now(), this.settings.reserve()))
					: new Settlement.Absent();
			if (known.isOpen() && Window.isClosed(turn.buffer(), now())) {
				return untold(turn, decided, Window.OVER);
			}
			Delivered delivered = sender.send(part, known, doubt, Deadline.after(now(), this.settings.reserve()),
					() -> this.permit.check(turn));
			Outcome.PartSent sent = PartsSent.of(turn.userId(), part, delivered, now());
			turn.tenure().receipts().sent(sent);
			return new Ending(List.of(sent), new Outcome.Failed(turn.id(), turn.userId(), decided.reason(),
					decided.detail(), true, decided.memory(), now()));
		}
		catch (UndeliverableException ex) {
			return (ex.failure() == Outcome.Failure.IN_DOUBT) ? silently(turn, decided.reason(),
					decided.detail() + "; and of the apology, " + ex.detail(), decided.memory())
					: untold(turn, decided, ex.detail());
		}
		catch (HeldBackException ex) {
			return untold(turn, decided, ex.getMessage());
		}
		catch (RuntimeException | Error ex) {
			// To fail again for this would give the turn another reason than the recorded
			// one, and perhaps a second apology.
			logger.error("the apology for turn {} of user {} broke", turn.id(), this.names.of(turn.userId()),
					Unquoted.stack(ex));
			return untold(turn, decided, "the responder broke (%s)".formatted(ex.getClass().getSimpleName()));
		}
	}

	private Ending untold(Turn turn, Outcome.FailureDecided decided, @Nullable String why) {
		return silently(turn, decided.reason(), decided.detail() + "; and no apology: " + why, decided.memory());
	}

	private Doubt doubt(Turn turn, Outcome.FailureDecided decided, Instant since, Duration grace) {
		return new Doubt(decided.at(), since, Set.of(), turn.tenure().receipts()::of, grace, false)
			.listedUnder(ChatIds.of(turn.buffer()));
	}

	/** By whom to tell the user; null where they are not to be told. */
	private @Nullable PartSender sender(Turn turn) {
		boolean silent = this.settings.failureReply().isBlank() || !turn.buffer().answer();
		return silent ? null : this.senders.get(turn.gateway());
	}

	private Instant now() {
		return this.waiting.now();
	}

}
