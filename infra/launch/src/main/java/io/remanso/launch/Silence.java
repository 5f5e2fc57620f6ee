package io.remanso.launch;

import java.time.Duration;

/**
 * For how long no virtual thread has run while the process was awake. A check that took
 * far longer than it was to take says that the process, or the whole machine, was stopped
 * or had no processor: nobody could have run then, so the count begins anew. Two clocks
 * are asked, since the monotonic one may stand still while a machine sleeps. For one
 * thread.
 */
final class Silence {

	private final Duration limit;

	private final Duration check;

	private Duration counted = Duration.ZERO;

	/**
	 * No silence yet.
	 * @param limit from which on it is too long
	 * @param check the time that one check waits for a virtual thread
	 */
	Silence(Duration limit, Duration check) {
		this.limit = limit;
		this.check = check;
	}

	/** A virtual thread has run. */
	void broken() {
		this.counted = Duration.ZERO;
	}

	/**
	 * None has run during a check.
	 * @param monotonic how long the check took
	 * @param wall the same by the wall clock
	 * @return whether that is too long by now
	 */
	boolean lasted(Duration monotonic, Duration wall) {
		Duration longest = this.check.multipliedBy(2);
		boolean awake = monotonic.compareTo(longest) < 0 && wall.compareTo(longest) < 0;
		this.counted = awake ? this.counted.plus(this.check) : Duration.ZERO;
		return this.counted.compareTo(this.limit) >= 0;
	}

}
