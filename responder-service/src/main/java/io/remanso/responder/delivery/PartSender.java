package io.remanso.responder.delivery;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Backoff;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.RateGate;
import io.remanso.responder.pace.Refusals;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.PartReceipt;
import io.remanso.responder.partition.TenureEndedException;

/**
 * Sends one part through one gateway until it is sent, can't be, or no time is left. A
 * part in doubt is settled before it is sent again. One for each gateway: its rate limit
 * slows all.
 */
public final class PartSender {

	private static final Backoff USUAL = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(30));

	// Meta's own advice for the rate to one user: 4^X seconds, X from 0.
	private static final Backoff PAIR = new Backoff(Duration.ofSeconds(2), 4, Duration.ofMinutes(2));

	private final RateGate gate = new RateGate();

	private final String name;

	private final Courier courier;

	private final AccountGate account;

	private final InDoubt policy;

	private final Waiting waiting;

	private final MeterRegistry meters;

	public PartSender(String name, Courier courier, AccountGate account, InDoubt policy, Waiting waiting,
			MeterRegistry meters) {
		this.name = name;
		this.courier = courier;
		this.account = account;
		this.policy = policy;
		this.waiting = waiting;
		this.meters = meters;
	}

	public Courier courier() {
		return this.courier;
	}

	/**
	 * Find out about a part that may have been sent before. Where that can't be, and such
	 * parts are not to be sent again, it counts as sent.
	 */
	public Settlement settle(Part part, Doubt doubt) throws InterruptedException {
		Settlement settlement = this.courier.settle(part, doubt, this.waiting);
		switch (settlement) {
			case Settlement.Found _ -> countDoubt("sent");
			case Settlement.Absent _ -> countDoubt("not_sent");
			case Settlement.Refused _ -> countDoubt("refused");
			case Settlement.Unknown _ when this.policy == InDoubt.SKIP -> {
				countDoubt("skip");
				return new Settlement.Found(null, Outcome.Proof.ASSUMED);
			}
			case Settlement.Unknown _ -> {
				// Counted by what is done about it.
			}
		}
		return settlement;
	}

	/**
	 * Send a part. One of which nothing is known is sent again once: in doubt for the
	 * second time, or held back by then, it counts as sent, since the user has it rather
	 * than not.
	 * @param before what is known of earlier attempts
	 * @param permit asked before each attempt, and right before it takes effect
	 */
	public Delivered send(Part part, Settlement before, Doubt doubt, Deadline deadline, Permit permit)
			throws UndeliverableException, HeldBackException, TenureEndedException, InterruptedException {
		Settlement known = before;
		boolean again = false;
		while (true) {
			if (known instanceof Settlement.Found(var messageId, var proof)) {
				return new Delivered(messageId, proof);
			}
			if (known instanceof Settlement.Refused(boolean windowClosed, String detail)) {
				UndeliverableException refused = UndeliverableException.refused(windowClosed, detail);
				throw again ? refused.leavingDoubt() : refused;
			}
			boolean unknown = known instanceof Settlement.Unknown;
			if (unknown && again) {
				return assumed();
			}
			again = again || unknown;
			if (unknown) {
				countDoubt("resend");
			}
			try {
				if (attempt(part, deadline, permit) instanceof Sending.Taken(var messageId)) {
					return new Delivered(messageId, Outcome.Proof.RESPONSE);
				}
			}
			catch (HeldBackException ex) {
				if (unknown) {
					return assumed();
				}
				throw ex;
			}
			catch (UndeliverableException ex) {
				if (unknown && ex.failure() == Outcome.Failure.TIMEOUT) {
					return assumed();
				}
				throw unknown ? ex.leavingDoubt() : ex;
			}
			known = settle(part, doubt.at(this.waiting.now()));
		}
	}

	/** Give up the rest of a reply of which a part that was taken has failed for good. */
	public void check(PartReceipt earlier) throws UndeliverableException {
		Settlement.Refused refused = this.courier.failure(earlier);
		if (refused != null) {
			throw UndeliverableException.refused(refused.windowClosed(), refused.detail());
		}
	}

	// Until it is taken, or may be.
	private Sending attempt(Part part, Deadline deadline, Permit permit)
			throws UndeliverableException, HeldBackException, TenureEndedException, InterruptedException {
		int failures = 0;
		Refusals refusals = new Refusals();
		while (true) {
			if (this.account.pass(this.waiting, deadline)) {
				this.gate.pass(this.waiting, deadline);
			}
			checkTime(deadline, whyLate());
			permit.check();
			Sending sending = this.courier.send(part, permit);
			count(sending);
			failures++;
			switch (sending) {
				case Sending.Taken _ -> {
					this.account.open(this.waiting, this.gate);
					return sending;
				}
				case Sending.InDoubt _ -> {
					return sending;
				}
				case Sending.AccountRefused(String detail) -> {
					this.account.shut(this.waiting, detail);
					if (refusals.addAndTell(this.account.openings())) {
						throw UndeliverableException.refused(false, detail + ", but not to others");
					}
				}
				case Sending.Refused(boolean windowClosed, String detail) ->
					throw UndeliverableException.refused(windowClosed, detail);
				case Sending.Throttled(boolean pair, Duration retryAfter, String detail) -> {
					Backoff backoff = pair ? PAIR : USUAL;
					if (!pair) {
						this.gate.shut(this.waiting.now(), retryAfter.plusSeconds(1));
					}
					waitOn(backoff, failures, retryAfter, deadline, detail);
				}
				case Sending.NotNow(String detail) -> waitOn(USUAL, failures, Duration.ZERO, deadline, detail);
			}
		}
	}

	private String whyLate() {
		String refusal = this.account.refusal();
		return (refusal != null) ? refusal + ", until no time was left" : "no time was left to send";
	}

	private Delivered assumed() {
		countDoubt("assumed");
		return new Delivered(null, Outcome.Proof.ASSUMED);
	}

	private void waitOn(Backoff backoff, int failures, Duration asked, Deadline deadline, String detail)
			throws UndeliverableException, InterruptedException {
		this.waiting.sleep(backoff, failures, asked, deadline);
		checkTime(deadline, detail + ", until no time was left");
	}

	private void checkTime(Deadline deadline, String detail) throws UndeliverableException {
		if (deadline.passed(this.waiting.now())) {
			throw new UndeliverableException(Outcome.Failure.TIMEOUT, detail);
		}
	}

	private void countDoubt(String settled) {
		this.meters.counter("remanso.parts.in_doubt", "gateway", this.name, "settled", settled).increment();
	}

	private void count(Sending sending) {
		String result = switch (sending) {
			case Sending.Taken _ -> "sent";
			case Sending.Throttled _ -> "throttled";
			case Sending.NotNow _ -> "failed";
			case Sending.AccountRefused _ -> "account";
			case Sending.Refused _ -> "refused";
			case Sending.InDoubt _ -> "in_doubt";
		};
		this.meters.counter("remanso.parts.attempts", "gateway", this.name, "result", result).increment();
	}

}
