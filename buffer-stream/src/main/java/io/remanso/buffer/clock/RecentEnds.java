package io.remanso.buffer.clock;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The newest ends of one partition, each with the newest look that showed it. Written by
 * one thread, asked by another.
 */
public final class RecentEnds {

	// Looks come every 40 ms: five seconds of a partition that never rests. Records that
	// are read later than that have piled up, and the clock waits for them anyway.
	private static final int KEPT = 128;

	private record End(long offset, long asOf) {

	}

	private final Deque<End> newestFirst = new ArrayDeque<>();

	/**
	 * What a look has shown.
	 * @param end the offset after the newest record
	 * @param asOf the time up to which it shows all that was received
	 */
	public synchronized void add(long end, long asOf) {
		long newest = asOf;
		End before = this.newestFirst.peekFirst();
		if (before != null && before.offset() == end) {
			// After a gap a look shows less; a clock has trusted the one before it.
			newest = Math.max(before.asOf(), asOf);
			this.newestFirst.removeFirst();
		}
		this.newestFirst.addFirst(new End(end, newest));
		if (this.newestFirst.size() > KEPT) {
			this.newestFirst.removeLast();
		}
	}

	/**
	 * The time of the newest look that did not show the record at this offset yet, or
	 * {@code NONE} where no such look is known.
	 */
	public synchronized long lastWithout(long offset) {
		for (End end : this.newestFirst) {
			if (end.offset() <= offset) {
				return end.asOf();
			}
		}
		return InboundClock.NONE;
	}

}
