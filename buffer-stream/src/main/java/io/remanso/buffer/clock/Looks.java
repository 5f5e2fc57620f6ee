package io.remanso.buffer.clock;

import java.util.Arrays;

/**
 * The newest looks at the ends of the partitions. A gap between two of them means that
 * something stood still, this machine or the broker. Then ingest, too, may have had to
 * hold records back, and a few looks more have to come before it is believed that what is
 * not in the topic was not received. A machine that is so slow that every gap is a long
 * one is late by those few looks, and goes on. One thread at a time.
 */
public final class Looks {

	// Looks come every 40 ms.
	static final long STALL = 400;

	private static final int MORE = 5;

	// Oldest first.
	private final long[] times = new long[MORE + 1];

	/** Looks that begin at this time. */
	public Looks(long start) {
		Arrays.fill(this.times, start);
	}

	/**
	 * The next look.
	 * @param asOf its wall time in epoch milliseconds
	 * @return the time up to which it shows all that was received
	 */
	public long next(long asOf) {
		System.arraycopy(this.times, 1, this.times, 0, MORE);
		this.times[MORE] = asOf;
		for (int i = MORE; i > 0; i--) {
			if (this.times[i] - this.times[i - 1] > STALL) {
				return this.times[0];
			}
		}
		return asOf;
	}

}
