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

	// A commit costs as much as several turns do. On two busy cores with 500 turns a
	// second, commits every 25 ms left so little for the turns that half of them closed
	// 800 ms late.
	static final long FOR_EACH_FURTHER_TURN = 5;

	static final long AFTER_A_RECORD = 100;

	private long last;

	private int records;

	private int turns;

	/** Something waits to be committed. */
	void record() {
		this.records++;
	}

	/** A turn does. */
	void turn() {
		this.turns++;
	}

	/** Whether to ask now; who is told so asks. */
	boolean isDue(long wall) {
		if (this.records + this.turns == 0 || since(wall) < pause()) {
			return false;
		}
		this.last = wall;
		this.records = 0;
		this.turns = 0;
		return true;
	}

	// A wall that was put back does not silence it.
	private long since(long wall) {
		return (wall < this.last) ? AFTER_A_RECORD : wall - this.last;
	}

	private long pause() {
		return (this.turns == 0) ? AFTER_A_RECORD
				: Math.min(AFTER_A_RECORD, AFTER_A_TURN + (this.turns - 1) * FOR_EACH_FURTHER_TURN);
	}

}
