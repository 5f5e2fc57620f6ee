package io.remanso.buffer.topology;

/**
 * When a stream thread asks for a commit, which is one of all its tasks and writes to
 * some seventy partitions: so a thread of many small turns waits for the next to share
 * it. One for each stream thread, used by no other. Who is behind does not ask: then
 * Streams' own longer interval holds.
 */
final class CommitPace {

	// A turn is seen with the commit, and its user has waited enough.
	static final long AFTER_A_TURN = 25;

	static final long AFTER_A_RECORD = 100;

	private static final long NEVER = Long.MAX_VALUE;

	private long last;

	private long pause = NEVER;

	/** Something waits to be committed. */
	void record() {
		this.pause = Math.min(this.pause, AFTER_A_RECORD);
	}

	/** A turn does. */
	void turn() {
		this.pause = Math.min(this.pause, AFTER_A_TURN);
	}

	/** Whether to ask now; who is told so asks. */
	boolean isDue(long wall) {
		// A wall that was put back does not silence it.
		long since = (wall < this.last) ? AFTER_A_RECORD : wall - this.last;
		if (since < this.pause) {
			return false;
		}
		this.last = wall;
		this.pause = NEVER;
		return true;
	}

}
