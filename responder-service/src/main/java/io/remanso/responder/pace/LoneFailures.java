package io.remanso.responder.pace;

/**
 * The failures of one caller while the other side answers. Where that has answered since
 * the failure before, again and again, it is not away: it breaks at what this one asks,
 * and would for ever. While it answers nobody, none counts; nor does one in a brown-out,
 * in which others fail too: the history that this is made for is an hour in which three
 * of four calls fail, whoever asks. For one thread.
 */
public final class LoneFailures {

	// Backed off, these take about a minute. Where one of five calls fails for a while,
	// one caller of four hundred thousand meets as many in a row.
	private static final int MOST = 8;

	// Answers for each failure of others: fewer, and it is not only this one who fails.
	private static final int CLEARLY = 4;

	private long answers = -1;

	private long failures;

	private int alone;

	/**
	 * One more.
	 * @param answersSoFar calls that the other side has answered
	 * @param failuresSoFar calls that it has not answered, this one among them
	 * @return whether it is this caller that fails
	 */
	public boolean addAndTell(long answersSoFar, long failuresSoFar) {
		long answered = answersSoFar - this.answers;
		long others = Math.max(0, failuresSoFar - this.failures - 1);
		if (this.answers >= 0 && answered > 0 && answered >= CLEARLY * others) {
			this.alone++;
		}
		this.answers = answersSoFar;
		this.failures = failuresSoFar;
		return this.alone >= MOST;
	}

}
