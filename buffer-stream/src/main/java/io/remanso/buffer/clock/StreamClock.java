package io.remanso.buffer.clock;

/**
 * The time that windows end by: how far the inbound records are known to have been read.
 * Where a look at the end of the partition proves that all that was in it at a time of
 * the wall has been read, that is this time less an allowance for what was on its way;
 * otherwise the newest inbound time. So no stall and no backlog can make it outrun what
 * was read, be it this process that stands, its thread, the broker or the way between
 * them; and silence moves it as soon as it is known to be silence. It never goes back.
 */
public final class StreamClock implements InboundClock {

	// From the receipt of a webhook to its record's place in the topic, where nothing is
	// wrong.
	static final long ALLOWANCE = 60;

	// Older records are what piled up behind a stall.
	static final long FRESH = 1_000;

	// Time for the rest of what had piled up to be written.
	static final long CALM = 300;

	private final Lag lag = new Lag(ALLOWANCE, FRESH);

	private long newest;

	private long now;

	private long heldSince;

	/**
	 * A clock that goes on where an earlier one stopped.
	 * @param newest the newest inbound time that was ever read, or {@code NONE}
	 * @param now what that clock last showed, or {@code NONE}
	 * @param wall the wall's time
	 */
	public StreamClock(long newest, long now, long wall) {
		this.newest = newest;
		this.now = Math.max(now, before(newest));
		this.heldSince = wall;
	}

	@Override
	public void read(long time, long wall, long missingAt) {
		long believable = Math.min(time, wall);
		long age = wall - believable;
		this.lag.read(missingAt - believable, wall);
		if (age > FRESH) {
			this.heldSince = wall;
		}
		this.newest = Math.max(this.newest, believable);
	}

	@Override
	public long tick(long wall, long readUntil) {
		if (this.newest != NONE) {
			this.now = Math.max(this.now, Math.max(before(this.newest), proven(wall, readUntil)));
		}
		return this.now;
	}

	@Override
	public long now() {
		return this.now;
	}

	@Override
	public long newest() {
		return this.newest;
	}

	private long proven(long wall, long readUntil) {
		boolean held = readUntil - this.heldSince < CALM;
		return (readUntil == NONE || held) ? NONE : readUntil - this.lag.allowance(wall);
	}

	// A later record may have the same millisecond.
	private static long before(long time) {
		return (time == NONE) ? NONE : time - 1;
	}

}
