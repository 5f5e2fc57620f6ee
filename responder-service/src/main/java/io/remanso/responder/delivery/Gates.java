package io.remanso.responder.delivery;

import java.time.Instant;

import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Breaker;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Door;
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

	private final Door door;

	private final Waiting waiting;

	Gates(AccountGate account, Breaker breaker, Waiting waiting) {
		this.door = new Door(account, breaker);
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
			Passage passage = this.door.pass(this.waiting, deadline);
			if (passage != Passage.NONE) {
				this.rate.pass(this.waiting, deadline);
			}
			again = passage == Passage.OPEN && whyShut() != null && !deadline.passed(this.waiting.now());
		}
	}

	/** Why nobody passes, or null where somebody does. */
	@Nullable String whyShut() {
		return this.door.reason();
	}

	/**
	 * What became of an attempt.
	 * @param caller who made it, equal only to itself
	 * @param begun when it was begun
	 */
	void heed(Sending sending, Object caller, Instant begun) {
		switch (sending) {
			case Sending.Taken _ -> this.door.taken(this.waiting, this.rate);
			case Sending.AccountRefused(String detail) -> this.door.refused(this.waiting, this.rate, detail);
			case Sending.Throttled throttled -> {
				this.door.breaker().answered(this.waiting, this.rate);
				if (!throttled.pair()) {
					this.rate.shut(this.waiting.now(), throttled.retryAfter().plusSeconds(1));
				}
			}
			case Sending.Refused _ -> this.door.breaker().answered(this.waiting, this.rate);
			case Sending.NotNow(String detail) -> this.door.breaker().failed(this.waiting, caller, begun, detail);
			case Sending.InDoubt(String detail) -> this.door.breaker().failed(this.waiting, caller, begun, detail);
		}
	}

	/** How often the account was accepted again. */
	long openings() {
		return this.door.account().openings();
	}

}
