package io.remanso.responder.pace;

/**
 * The refusals of one who needs an account. Where it was good enough for others again and
 * again since the first of them, it is not the account that is refused: who asks for what
 * it may not have would else hold everybody back each time. For one thread.
 */
public final class Refusals {

	// Once can be chance: the account was mended, and refused again.
	private static final int OTHERS = 2;

	private long first = -1;

	/**
	 * One more.
	 * @param openings of the account's gate so far
	 * @return whether it is only this one who is refused
	 */
	public boolean addAndTell(long openings) {
		this.first = (this.first < 0) ? openings : this.first;
		return openings - this.first >= OTHERS;
	}

}
