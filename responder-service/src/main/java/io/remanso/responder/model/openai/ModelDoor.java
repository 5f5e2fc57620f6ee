package io.remanso.responder.model.openai;

import java.time.Instant;

import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Breaker;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Passage;
import io.remanso.responder.pace.RateGate;
import io.remanso.responder.pace.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * What calls of one kind pass before they are made, and what they tell there afterwards.
 *
 * @param account shut while our account is refused
 * @param breaker open while nobody is answered
 */
record ModelDoor(AccountGate account, Breaker breaker) {

	Passage pass(Waiting waiting, Deadline deadline) throws InterruptedException {
		Passage passage = this.account.passage(waiting, deadline);
		return (passage != Passage.NONE) ? passage.and(this.breaker.pass(waiting, deadline)) : passage;
	}

	/** Why nobody passes, or null. */
	@Nullable String reason() {
		String refusal = this.account.refusal();
		return (refusal != null) ? refusal : this.breaker.reason();
	}

	/** A call succeeded. */
	void succeeded(Waiting waiting, RateGate behind) {
		this.account.open(waiting, behind);
		this.breaker.answered(waiting, behind);
	}

	/**
	 * A call failed.
	 * @param caller equal only to itself
	 * @param patient whether it was given all the time that a call may take
	 */
	void failed(Waiting waiting, RateGate behind, Fault fault, Object caller, Instant begun, boolean patient) {
		switch (fault.kind()) {
			case LOST, TIMED_OUT, BROKEN -> {
				if (patient) {
					this.breaker.failed(waiting, caller, begun, fault.detail());
				}
			}
			case ACCOUNT -> {
				this.account.shut(waiting, fault.detail());
				this.breaker.answered(waiting, behind);
			}
			case RATE_LIMITED, LOCKED, FAILED, GONE, TOO_LONG, PICTURE, REFUSED ->
				this.breaker.answered(waiting, behind);
		}
	}

}
