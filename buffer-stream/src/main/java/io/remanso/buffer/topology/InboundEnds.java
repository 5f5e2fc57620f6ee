package io.remanso.buffer.topology;

import org.jspecify.annotations.Nullable;

/**
 * How far the partitions of the inbound topic go. Asked by stream threads, told by
 * another one.
 */
public interface InboundEnds {

	/** The newest look at a partition, or null before the first one. */
	@Nullable Look at(int partition);

	/**
	 * The time as of which the newest look that did not show this record yet has shown
	 * all, or {@code InboundClock.NONE} where no such look is known.
	 */
	long lastWithout(int partition, long offset);

	/**
	 * One look.
	 *
	 * @param asOf the wall time in epoch milliseconds up to which it shows all that was
	 * received
	 * @param end the offset after the newest record
	 * @param settled the next offset to read after what is committed or deleted; 0 where
	 * nothing is
	 */
	record Look(long asOf, long end, long settled) {

		/** Whether a task that has processed all before {@code next} has read it all. */
		public boolean isReadBy(long next) {
			return Math.max(next, this.settled) >= this.end;
		}

	}

}
