package io.remanso.responder.pace;

import org.jspecify.annotations.Nullable;

/**
 * What calls to one side pass before they are made.
 *
 * @param account shut while our account is refused
 * @param breaker open while nobody is answered
 */
public record Door(AccountGate account, Breaker breaker) {

	/** Wait until both let pass, or it is one's turn to see whether one of them can. */
	public Passage pass(Waiting waiting, Deadline deadline) throws InterruptedException {
		Passage passage = this.account.pass(waiting, deadline);
		return (passage != Passage.NONE) ? passage.and(this.breaker.pass(waiting, deadline)) : passage;
	}

	/** Why nobody passes, or null. */
	public @Nullable String reason() {
		String refusal = this.account.refusal();
		return (refusal != null) ? refusal : this.breaker.reason();
	}

	/**
	 * A call was taken.
	 * @param behind where those stand in line who have passed
	 */
	public void taken(Waiting waiting, RateGate behind) {
		this.account.open(waiting, behind);
		this.breaker.answered(waiting, behind);
	}

	/**
	 * A call was answered by a refusal of our account.
	 * @param detail for people
	 */
	public void refused(Waiting waiting, RateGate behind, String detail) {
		this.account.shut(waiting, detail);
		this.breaker.answered(waiting, behind);
	}

}
