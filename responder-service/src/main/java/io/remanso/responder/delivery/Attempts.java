package io.remanso.responder.delivery;

import java.time.Duration;
import java.time.Instant;

import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.pace.Backoff;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Refusals;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;

/**
 * The attempts at one part, until it is known to be sent, can't be, or no time is left.
 * After an attempt in doubt:
 * <ol>
 * <li>It is looked for, for as long as what proves it may take (a receipt: the grace; a
 * list: some seconds).
 * <li>Where it is not found, the next attempt waits for its step of a backoff, and for
 * the gates like all others: while the gateway answers nobody, only one at a time tries
 * on, so an outage leaves few parts in doubt, however many wait.
 * <li>Right before the next attempt it is looked for once more, since the wait can be
 * long and its proof late.
 * <li>Where no time is left, and nothing ever settled it, that is said: whoever ends the
 * turn may neither call it answered nor missing. So too where a person takes the chat
 * over meanwhile.
 * </ol>
 * What this prevents: an edge that answered 503 for a minute had each part sent twice
 * within half a minute, and then taken for sent, which it never was. What remains: a part
 * whose answers get lost and whose proof never comes reaches the user once for each
 * attempt, and the backoff lets fourteen of them be in ten minutes at most. For one
 * thread.
 */
final class Attempts {

	private static final Backoff USUAL = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(30));

	// Meta's own advice for the rate to one user: 4^X seconds, X from 0.
	private static final Backoff PAIR = new Backoff(Duration.ofSeconds(2), 4, Duration.ofMinutes(2));

	// A stray error is over at once; what is not may reach the user each time.
	private static final Backoff DOUBT = new Backoff(Duration.ofSeconds(2), 3, Duration.ofMinutes(2));

	// What was not found a moment ago need not be looked for again.
	private static final Duration FRESH = Duration.ofSeconds(1);

	private final PartSender sender;

	private final Waiting waiting;

	private final Part part;

	private final Deadline deadline;

	private final Permit permit;

	private final Refusals refusals = new Refusals();

	private Doubt doubt;

	private int failures;

	private int doubts;

	// When it was looked for last; null while it was never in doubt.
	private @Nullable Instant looked;

	private String last = "no time was left to send";

	Attempts(PartSender sender, Part part, Doubt doubt, Deadline deadline, Permit permit) {
		this.sender = sender;
		this.waiting = sender.waiting();
		this.part = part;
		this.doubt = doubt;
		this.deadline = deadline;
		this.permit = permit;
	}

	/**
	 * Make them.
	 * @param before what is known of earlier attempts
	 */
	Delivered run(Settlement before)
			throws UndeliverableException, HeldBackException, TenureEndedException, InterruptedException {
		Settlement known = before;
		boolean unknown = false;
		if (before instanceof Settlement.Unknown) {
			this.looked = this.waiting.now();
		}
		while (known.isOpen()) {
			this.sender.gates().pass(this.deadline);
			known = lookAgain(known);
			unknown = unknown ? !(known instanceof Settlement.Absent) : known instanceof Settlement.Unknown;
			if (known.isOpen()) {
				known = attempt(known);
			}
		}
		return switch (known) {
			case Settlement.Found(var messageId, var proof) -> new Delivered(messageId, proof);
			case Settlement.Refused(var windowClosed, var detail) -> throw unknown ? UndeliverableException
				.refused(windowClosed, detail + "; an earlier attempt may have reached the user")
				.leavingDoubt() : UndeliverableException.refused(windowClosed, detail);
			case Settlement.Absent _, Settlement.Unknown _ -> throw new IllegalStateException("still open");
		};
	}

	// What was known stands where nothing is learned.
	private Settlement lookAgain(Settlement known) throws InterruptedException {
		Instant now = this.waiting.now();
		if (this.looked == null || now.isBefore(this.looked.plus(FRESH)) || this.deadline.passed(now)) {
			return known;
		}
		Settlement seen = this.sender.courier().settle(this.part, this.doubt, this.deadline, this.waiting);
		if (!seen.isOpen()) {
			this.sender.meters().doubt(seen);
		}
		return (seen instanceof Settlement.Unknown) ? known : seen;
	}

	private Settlement attempt(Settlement known)
			throws UndeliverableException, HeldBackException, TenureEndedException, InterruptedException {
		boolean unknown = known instanceof Settlement.Unknown;
		if (this.deadline.passed(this.waiting.now())) {
			throw late(unknown);
		}
		Instant begun;
		Sending sending;
		try {
			this.permit.check();
			if (unknown) {
				this.sender.meters().doubt("resend");
			}
			begun = this.waiting.now();
			sending = this.sender.courier().send(this.part, this.permit);
		}
		catch (HeldBackException ex) {
			if (unknown) {
				this.sender.meters().doubt("unknown");
			}
			throw unknown ? ex.leavingDoubt() : ex;
		}
		this.sender.meters().attempt(sending);
		this.sender.gates().heed(sending, this, begun);
		return after(sending, known);
	}

	private Settlement after(Sending sending, Settlement known) throws InterruptedException {
		return switch (sending) {
			case Sending.Taken(var messageId) -> new Settlement.Found(messageId, Outcome.Proof.RESPONSE);
			case Sending.Refused(var windowClosed, var detail) -> new Settlement.Refused(windowClosed, detail);
			case Sending.AccountRefused(var detail) -> this.refusals.addAndTell(this.sender.gates().openings())
					? new Settlement.Refused(false, detail + ", but not to others") : later(known, detail);
			case Sending.Throttled(var pair, var retryAfter, var detail) ->
				later(known, detail, pair ? PAIR : USUAL, ++this.failures, retryAfter);
			case Sending.NotNow(var detail) -> later(known, detail, USUAL, ++this.failures, Duration.ZERO);
			case Sending.InDoubt(var detail) -> doubted(detail);
		};
	}

	private Settlement doubted(String detail) throws InterruptedException {
		this.doubt = this.doubt.at(this.waiting.now());
		Settlement settlement = this.sender.settle(this.part, this.doubt, this.deadline);
		this.looked = this.waiting.now();
		return settlement.isOpen() ? later(settlement, detail, DOUBT, ++this.doubts, Duration.ZERO) : settlement;
	}

	private Settlement later(Settlement known, String detail, Backoff backoff, int step, Duration asked)
			throws InterruptedException {
		this.waiting.sleep(backoff, step, asked, this.deadline);
		return later(known, detail);
	}

	private Settlement later(Settlement known, String detail) {
		this.last = detail + ", until no time was left";
		return known;
	}

	private UndeliverableException late(boolean unknown) {
		String shut = this.sender.gates().whyShut();
		String why = (shut != null) ? shut + ", until no time was left" : this.last;
		if (!unknown) {
			return new UndeliverableException(Outcome.Failure.TIMEOUT, why);
		}
		this.sender.meters().doubt("unknown");
		return new UndeliverableException(Outcome.Failure.IN_DOUBT, "nobody can say whether the user has it: " + why)
			.leavingDoubt();
	}

}
