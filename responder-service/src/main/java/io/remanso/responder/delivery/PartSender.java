package io.remanso.responder.delivery;

import java.time.Duration;
import java.util.Locale;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.pace.Backoff;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.RateGate;
import io.remanso.responder.pace.Waiting;
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

	private final InDoubt policy;

	private final Waiting waiting;

	private final MeterRegistry meters;

	public PartSender(String name, Courier courier, InDoubt policy, Waiting waiting, MeterRegistry meters) {
		this.name = name;
		this.courier = courier;
		this.policy = policy;
		this.waiting = waiting;
		this.meters = meters;
	}

	public Courier courier() {
		return this.courier;
	}

	/**
	 * Send a part.
	 * @param inDoubt whether it may have been sent before
	 * @param permit asked before each attempt, and right before it takes effect
	 */
	public Delivered send(Part part, boolean inDoubt, Doubt doubt, Deadline deadline, Permit permit)
			throws UndeliverableException, HeldBackException, TenureEndedException, InterruptedException {
		Doubt current = doubt;
		boolean doubtful = inDoubt;
		int failures = 0;
		while (true) {
			if (doubtful) {
				Settlement settlement = settle(part, current);
				if (settlement instanceof Settlement.Found(var messageId, var proof)) {
					return new Delivered(messageId, proof);
				}
				if (settlement instanceof Settlement.Unknown && this.policy == InDoubt.SKIP) {
					return new Delivered(null, Outcome.Proof.ASSUMED);
				}
				doubtful = false;
			}
			this.gate.pass(this.waiting, deadline);
			checkTime(deadline, "no time was left to send");
			permit.check();
			Sending sending = this.courier.send(part, permit);
			count(sending);
			failures++;
			switch (sending) {
				case Sending.Taken(var messageId) -> {
					return new Delivered(messageId, Outcome.Proof.RESPONSE);
				}
				case Sending.Refused(boolean windowClosed, String detail) -> throw new UndeliverableException(
						windowClosed ? Outcome.Failure.WINDOW_CLOSED : Outcome.Failure.GATEWAY, detail);
				case Sending.Throttled(boolean pair, Duration retryAfter, String detail) -> {
					Backoff backoff = pair ? PAIR : USUAL;
					if (!pair) {
						this.gate.shut(this.waiting.now().plus(retryAfter.plusSeconds(1)));
					}
					waitOn(backoff, failures, retryAfter, deadline, detail);
				}
				case Sending.NotNow(String detail) -> waitOn(USUAL, failures, Duration.ZERO, deadline, detail);
				case Sending.InDoubt _ -> {
					doubtful = true;
					current = doubt.at(this.waiting.now());
				}
			}
		}
	}

	private Settlement settle(Part part, Doubt doubt) throws InterruptedException {
		Settlement settlement = this.courier.settle(part, doubt, this.waiting);
		String result = switch (settlement) {
			case Settlement.Found _ -> "sent";
			case Settlement.Absent _ -> "not_sent";
			case Settlement.Unknown _ -> this.policy.name().toLowerCase(Locale.ROOT);
		};
		this.meters.counter("remanso.parts.in_doubt", "gateway", this.name, "settled", result).increment();
		return settlement;
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

	private void count(Sending sending) {
		String result = switch (sending) {
			case Sending.Taken _ -> "sent";
			case Sending.Throttled _ -> "throttled";
			case Sending.NotNow _ -> "failed";
			case Sending.Refused _ -> "refused";
			case Sending.InDoubt _ -> "in_doubt";
		};
		this.meters.counter("remanso.parts.attempts", "gateway", this.name, "result", result).increment();
	}

}
