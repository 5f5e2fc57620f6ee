package io.remanso.responder.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Slows everybody who shares a limit, once the other side has said that it is reached,
 * instead of letting each find out alone; costs nothing before. Those who waited start
 * one after the other, as {@link Pacing} says. Safe for all threads.
 */
public final class RateGate {

	private final AtomicReference<@Nullable Pacing> pacing = new AtomicReference<>();

	/** Somebody met the limit: nobody passes for so long, and then fewer than before. */
	public void shut(Instant now, Duration pause) {
		Instant until = now.plus(pause);
		this.pacing.updateAndGet((known) -> (known != null) ? known.met(now, until) : Pacing.begin(now, until));
	}

	/** Nobody met it yet, but nobody passes for so long. */
	public void pause(Instant now, Duration pause) {
		Instant until = now.plus(pause);
		this.pacing.updateAndGet((known) -> (known != null) ? known.postponed(now, until) : Pacing.begin(now, until));
	}

	/** Wait for one's turn, or until the deadline has passed. */
	public void pass(Waiting waiting, Deadline deadline) throws InterruptedException {
		if (this.pacing.get() == null) {
			return;
		}
		Instant now = waiting.now();
		long number = draw(now);
		Instant start = start(number, now);
		// Again, since it may have changed meanwhile.
		while (now.isBefore(start) && !deadline.passed(now)) {
			waiting.sleep(deadline.leftAtMost(now, Duration.between(now, start)));
			now = waiting.now();
			start = start(number, now);
		}
	}

	private long draw(Instant now) {
		Pacing drawn = this.pacing
			.updateAndGet((known) -> (known == null || known.isOver(now)) ? known : known.drawn(now));
		return (drawn != null) ? drawn.next() - 1 : 0;
	}

	private Instant start(long number, Instant now) {
		Pacing known = this.pacing.get();
		return (known == null || known.isOver(now)) ? now : known.start(number);
	}

}
