package io.remanso.buffer.clock;

/**
 * The time that windows end by: how far the inbound records are known to have been read.
 * It goes by event time while a backlog is read, by event time plus idle time once
 * nothing more comes, and by the wall less an allowance while records are fresh. It never
 * outruns what was read: after a stall (of this process, its thread, or a broker that
 * blocks a commit) no time passes until the polls between its ticks have shown that
 * nothing old is left. It never goes back. All times are epoch milliseconds; one thread
 * at a time.
 */
public final class StreamClock {

	/** The clock before any inbound record was ever read. */
	public static final long NONE = -1;

	// A task that has read nothing for this long has read all there is.
	static final long IDLE = 1_000;

	// A restarted consumer may need longer than that for its first fetch.
	static final long FIRST_FETCH = 3_000;

	// From the receipt of a webhook to the record's processing, where nothing is wrong.
	static final long ALLOWANCE = 60;

	// A partition whose records are older than this is a backlog.
	static final long FRESH = 1_000;

	// Time enough for three polls to bring what had piled up meanwhile.
	static final long CALM = 300;

	private final Lag lag = new Lag(ALLOWANCE, FRESH);

	private long newest;

	private long now;

	private boolean fresh;

	private long quietSince;

	private long quietEnough = FIRST_FETCH;

	private long heldSince;

	private final Ticks ticks;

	/**
	 * A clock that goes on where an earlier one stopped.
	 * @param newest the newest inbound time that was ever read, or {@code NONE}
	 * @param now what that clock last showed, or {@code NONE}
	 * @param wall the wall's time
	 */
	public StreamClock(long newest, long now, long wall) {
		this.newest = newest;
		this.now = Math.max(now, before(newest));
		this.quietSince = wall;
		this.heldSince = wall;
		this.ticks = new Ticks(wall);
	}

	/** An inbound record of this time was read at this wall time. */
	public void read(long time, long wall) {
		long believable = Math.min(time, wall);
		long age = wall - believable;
		this.lag.read(age, wall);
		this.quietSince = wall;
		this.quietEnough = IDLE;
		if (age > this.lag.allowance(wall)) {
			this.heldSince = wall;
		}
		if (believable >= this.newest) {
			this.newest = believable;
			this.fresh = age <= FRESH;
		}
	}

	/** What time it is, at a tick of the wall. */
	public long tick(long wall) {
		if (this.ticks.next(wall)) {
			this.heldSince = wall;
		}
		if (this.newest != NONE) {
			this.now = Math.max(this.now, candidate(wall));
		}
		return this.now;
	}

	/** The time of the newest tick. */
	public long now() {
		return this.now;
	}

	/** The newest inbound time that was read, or {@code NONE}. */
	public long newest() {
		return this.newest;
	}

	private long candidate(long wall) {
		boolean held = wall - this.heldSince < CALM;
		if (this.fresh && !held) {
			return Math.max(before(this.newest), wall - this.lag.allowance(wall));
		}
		long quiet = this.ticks.polledUntil() - this.quietSince;
		return (quiet < this.quietEnough) ? before(this.newest) : this.newest + quiet;
	}

	// A later record may have the same millisecond.
	private static long before(long time) {
		return (time == NONE) ? NONE : time - 1;
	}

}
