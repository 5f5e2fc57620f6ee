package io.remanso.simulator.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A token bucket, as remote services limit their callers. Safe for use by many threads.
 */
public final class RateLimit {

	private final double capacity;

	private final double perSecond;

	private final InstantSource clock;

	private double tokens;

	private Instant filledAt;

	/**
	 * Creates a full bucket.
	 * @param capacity how many calls may come at once
	 * @param perSecond how many calls a second are given back
	 */
	public RateLimit(double capacity, double perSecond, InstantSource clock) {
		this.capacity = capacity;
		this.perSecond = perSecond;
		this.clock = clock;
		this.tokens = capacity;
		this.filledAt = clock.instant();
	}

	/** Takes one token, or says no. */
	public synchronized boolean tryTake() {
		refill();
		if (this.tokens < 1) {
			return false;
		}
		this.tokens--;
		return true;
	}

	/** How many calls would pass now. */
	public synchronized long remaining() {
		refill();
		return (long) this.tokens;
	}

	/** How long until the next call passes; zero where it would pass now. */
	public synchronized Duration untilNext() {
		refill();
		double seconds = Math.max(0, 1 - this.tokens) / this.perSecond;
		return Duration.ofMillis((long) Math.ceil(seconds * 1000));
	}

	private void refill() {
		Instant now = this.clock.instant();
		double seconds = Duration.between(this.filledAt, now).toNanos() / 1e9;
		this.tokens = Math.min(this.capacity, this.tokens + Math.max(0, seconds) * this.perSecond);
		this.filledAt = now;
	}

}
