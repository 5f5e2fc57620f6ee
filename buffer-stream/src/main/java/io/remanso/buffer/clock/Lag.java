package io.remanso.buffer.clock;

/**
 * How late records come into the partition, second by second: by how much a look at its
 * end that did not show them was after their receipt. That is what a clock which trusts
 * such looks would be wrong by; how late a record is read after it came there does no
 * harm. Lag that lasts is no stall: where two seconds in a row had more of it than the
 * usual allowance, the machine or the way to it is simply slower, and for a while the
 * allowance has to cover it.
 */
final class Lag {

	private static final long SECOND = 1_000;

	// On top of the lag seen, for the record that is a little later still.
	private static final long MARGIN = 40;

	// A machine that was slow in two seconds is not trusted again at once.
	private static final long MEMORY = 3_000;

	private final long usual;

	private final long most;

	private long second;

	private long inSecond;

	private long inSecondBefore;

	private long widened;

	private long widenedUntil = Long.MIN_VALUE;

	Lag(long usual, long most) {
		this.usual = usual;
		this.most = most;
	}

	void read(long late, long wall) {
		long current = Math.floorDiv(wall, SECOND);
		if (current != this.second) {
			this.inSecondBefore = (current == this.second + 1) ? this.inSecond : 0;
			this.inSecond = 0;
			this.second = current;
		}
		this.inSecond = Math.max(this.inSecond, late);
		if (late > this.usual && this.inSecondBefore > this.usual) {
			this.widened = Math.min(this.most, Math.max(this.inSecond, this.inSecondBefore) + MARGIN);
			this.widenedUntil = wall + MEMORY;
		}
	}

	/** How far behind the wall records may still come. */
	long allowance(long wall) {
		return (wall < this.widenedUntil) ? this.widened : this.usual;
	}

}
