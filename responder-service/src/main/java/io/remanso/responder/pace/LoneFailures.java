package io.remanso.responder.pace;

/**
 * The failures of one caller while the other side answers. Where that has answered since
 * the failure before, again and again, it is not away: it breaks at what this one asks,
 * and would for ever. While it answers nobody, none counts. For one thread.
 */
public final class LoneFailures {

	// Backed off, these take about a minute. Where half of all calls fail for a while,
	// one caller of five hundred meets as many in a row.
	private static final int MOST = 8;

	private long answers = -1;

	private int alone;

	/**
	 * One more.
	 * @param answersSoFar calls that the other side has answered
	 * @return whether it is this caller that fails
	 */
	public boolean addAndTell(long answersSoFar) {
		if (this.answers >= 0 && answersSoFar > this.answers) {
			this.alone++;
		}
		this.answers = answersSoFar;
		return this.alone >= MOST;
	}

}
