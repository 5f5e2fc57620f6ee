package io.remanso.responder.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Slows everybody who shares a limit, once the other side has said that it is reached,
 * instead of letting each find out alone. Those who waited start spread over a while.
 */
public final class RateGate {

	private static final Duration SPREAD = Duration.ofSeconds(1);

	private final AtomicReference<Instant> shutUntil = new AtomicReference<>(Instant.EPOCH);

	/** Nobody passes before then. */
	public void shut(Instant until) {
		this.shutUntil.accumulateAndGet(until, (a, b) -> a.isAfter(b) ? a : b);
	}

	/** Wait until the gate is open, or the deadline has passed. */
	public void pass(Waiting waiting, Deadline deadline) throws InterruptedException {
		Instant now = waiting.now();
		Instant until = this.shutUntil.get();
		// Again, since it may have been shut anew by the first who came through.
		while (now.isBefore(until) && !deadline.passed(now)) {
			Duration wait = Duration.between(now, until)
				.plusMillis(Math.round(SPREAD.toMillis() * waiting.random().getAsDouble()));
			waiting.sleep(deadline.leftAtMost(now, wait));
			now = waiting.now();
			until = this.shutUntil.get();
		}
	}

}
