package io.remanso.responder.pace;

import java.time.Duration;

/**
 * Exponential waiting with jitter: each wait lies between half and the whole of its step,
 * so that what failed together does not come back together.
 *
 * @param first the whole of the first step
 * @param factor between the steps
 * @param longest no step is longer
 */
public record Backoff(Duration first, int factor, Duration longest) {

	/**
	 * The wait before the next attempt.
	 * @param failures so far, at least 1
	 * @param random from 0 to 1
	 */
	public Duration after(int failures, double random) {
		double step = (double) this.first.toMillis() * Math.pow(this.factor, Math.max(0, failures - 1));
		double whole = Math.min(step, (double) this.longest.toMillis());
		return Duration.ofMillis(Math.round(whole * (0.5 + random / 2)));
	}

}
