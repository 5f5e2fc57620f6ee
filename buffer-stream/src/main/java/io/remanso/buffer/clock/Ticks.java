package io.remanso.buffer.clock;

import java.util.Arrays;

/**
 * The newest ticks. Between two of them the thread polls once, so after a gap a few more
 * have to come before it is known whether somebody wrote during the gap. A machine that
 * is so slow that every gap is a long one is late by those few ticks, and goes on.
 */
final class Ticks {

	// Ticks come every 100 ms: a gap of four means that something stood still.
	static final long STALL = 400;

	// Polls that bring what had piled up: one to end the fetch under way, one to send the
	// next, one to take it.
	private static final int POLLS = 3;

	// Oldest first.
	private final long[] times = new long[POLLS + 1];

	Ticks(long start) {
		Arrays.fill(this.times, start);
	}

	/** The next tick; true where it came late. */
	boolean next(long wall) {
		long before = this.times[POLLS];
		System.arraycopy(this.times, 1, this.times, 0, POLLS);
		this.times[POLLS] = wall;
		return wall - before > STALL;
	}

	/** The time up to which all that was there has been read. */
	long polledUntil() {
		for (int i = POLLS; i > 0; i--) {
			if (this.times[i] - this.times[i - 1] > STALL) {
				return this.times[0];
			}
		}
		return this.times[POLLS];
	}

}
