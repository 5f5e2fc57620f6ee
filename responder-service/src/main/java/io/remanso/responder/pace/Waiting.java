package io.remanso.responder.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;

/**
 * Time and chance, so that tests can rule them.
 *
 * @param clock the wall
 * @param random numbers from 0 to 1
 * @param sleeper waits
 */
public record Waiting(InstantSource clock, DoubleSupplier random, Sleeper sleeper) {

	public Instant now() {
		return this.clock.instant();
	}

	/**
	 * Wait for a step of a backoff, or what the other side asked for if that is longer.
	 */
	public void sleep(Backoff backoff, int failures, Duration asked, Deadline deadline) throws InterruptedException {
		Duration step = backoff.after(failures, this.random.getAsDouble());
		Duration wait = (asked.compareTo(step) > 0) ? asked : step;
		sleep(deadline.leftAtMost(now(), wait));
	}

	public void sleep(Duration duration) throws InterruptedException {
		this.sleeper.sleep(duration);
	}

	/** Waits for a duration. */
	@FunctionalInterface
	public interface Sleeper {

		void sleep(Duration duration) throws InterruptedException;

	}

}
