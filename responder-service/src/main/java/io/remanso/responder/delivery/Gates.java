package io.remanso.responder.delivery;

import java.time.Instant;

import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Breaker;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Passage;
import io.remanso.responder.pace.RateGate;
import io.remanso.responder.pace.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * What all parts to one gateway pass: nobody while it refuses our account or answers
 * nobody, but one at a time who goes to see; and no more than its rate limit lets. Safe
 * for all threads.
 */
final class Gates {

	private final RateGate rate = new RateGate();

	private final AccountGate account;

	private final Breaker breaker;

	private final Waiting waiting;

	Gates(AccountGate account, Breaker breaker, Waiting waiting) {
		this.account = account;
		this.breaker = breaker;
		this.waiting = waiting;
	}

	/**
	 * Wait for one's turn, or until the deadline has passed. Where a gate shuts while one
	 * stands in line behind it, one waits before it again: else a whole line would go
	 * through an outage that begins behind its first.
	 */
	void pass(Deadline deadline) throws InterruptedException {
		boolean again = true;
		while (again) {
			Passage passage = passage(deadline);
			if (passage != Passage.NONE) {
				this.rate.pass(this.waiting, deadline);
			}
			again = passage == Passage.OPEN && whyShut() != null && !deadline.passed(this.waiting.now());
		}
	}

	private Passage passage(Deadline deadline) throws InterruptedException {
		Passage passage = this.account.passage(this.waiting, deadline);
		return (passage != Passage.NONE) ? passage.and(this.breaker.pass(this.waiting, deadline)) : passage;
	}

	/** Why nobody passes, or null where somebody does. */
	@Nullable String whyShut() {
		String refusal = this.account.refusal();
		return (refusal != null) ? refusal : this.breaker.reason();
	}

	/**
	 * What became of an attempt.
	 * @param caller who made it, equal only to itself
	 * @param begun when it was begun
	 */
	void heed(Sending sending, Object caller, Instant begun) {
		switch (sending) {
			case Sending.Taken _ -> {
				this.breaker.answered(this.waiting, this.rate);
				this.account.open(this.waiting, this.rate);
			}
			case Sending.AccountRefused(String detail) -> {
				this.breaker.answered(this.waiting, this.rate);
				this.account.shut(this.waiting, detail);
			}
			case Sending.Throttled throttled -> {
				this.breaker.answered(this.waiting, this.rate);
				if (!throttled.pair()) {
					this.rate.shut(this.waiting.now(), throttled.retryAfter().plusSeconds(1));
				}
			}
			case Sending.Refused _ -> this.breaker.answered(this.waiting, this.rate);
			case Sending.NotNow(String detail) -> this.breaker.failed(this.waiting, caller, begun, detail);
			case Sending.InDoubt(String detail) -> this.breaker.failed(this.waiting, caller, begun, detail);
		}
	}

	/** How often the account was accepted again. */
	long openings() {
		return this.account.openings();
	}

}
