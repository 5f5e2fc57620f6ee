package io.remanso.responder.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.Delivered;
import io.remanso.responder.delivery.Doubt;
import io.remanso.responder.delivery.HeldBackException;
import io.remanso.responder.delivery.Part;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.delivery.UndeliverableException;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;

/**
 * Ends a turn that failed for good, telling the user once where that is of use.
 */
final class Failing {

	private final Map<Gateway, PartSender> senders;

	private final TurnPermit permit;

	private final String reply;

	private final Duration reserve;

	private final Waiting waiting;

	Failing(Map<Gateway, PartSender> senders, TurnPermit permit, TurnSettings settings, Waiting waiting) {
		this.senders = senders;
		this.permit = permit;
		this.reply = settings.failureReply();
		this.reserve = settings.reserve();
		this.waiting = waiting;
	}

	/** Fail, and say nothing. */
	Ending silently(Turn turn, Outcome.Failure failure, String detail, Memory memory) {
		return Ending.of(new Outcome.Failed(turn.id(), turn.userId(), failure, detail, false, memory, now()));
	}

	/** Fail, and tell the user if they have not been told. */
	Ending openly(Turn turn, Outcome.Failure failure, String detail, Memory memory)
			throws TenureEndedException, InterruptedException {
		if (turn.progress().apology() != null) {
			return failed(turn, List.of(), failure, detail, true, memory);
		}
		PartSender sender = this.senders.get(turn.gateway());
		if (this.reply.isBlank() || sender == null) {
			return failed(turn, List.of(), failure, detail, false, memory);
		}
		Part part = new Part(turn.id(), turn.buffer().chat(), Outcome.Purpose.APOLOGY, 1, 1, this.reply, null);
		Instant now = now();
		// An earlier owner may have got as far as this, too.
		boolean inDoubt = turn.mayBeRepeat();
		Doubt doubt = new Doubt(inDoubt ? turn.buffer().closedAt() : now, now, Set.of(), turn.tenure().receipts()::of,
				this.reserve.dividedBy(2), false);
		try {
			Settlement known = inDoubt ? sender.settle(part, doubt) : new Settlement.Absent();
			Delivered delivered = sender.send(part, known, doubt, Deadline.after(now, this.reserve),
					() -> this.permit.check(turn));
			return failed(turn, List.of(PartsSent.of(turn.userId(), part, delivered, now())), failure, detail, true,
					memory);
		}
		catch (UndeliverableException | HeldBackException ex) {
			return failed(turn, List.of(), failure, detail + "; and no apology: " + ex.getMessage(), false, memory);
		}
	}

	private Ending failed(Turn turn, List<Outcome> steps, Outcome.Failure failure, String detail, boolean apologised,
			Memory memory) {
		return new Ending(steps,
				new Outcome.Failed(turn.id(), turn.userId(), failure, detail, apologised, memory, now()));
	}

	private Instant now() {
		return this.waiting.now();
	}

}
