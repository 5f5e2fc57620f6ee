package io.remanso.responder.warmup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

import io.remanso.responder.pace.Waiting;

/**
 * Time in which a wait is over at once: the clock is ahead by all that was waited for.
 */
public final class SkippingClock implements InstantSource {

	private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

	/** Waits that take none of the real time. */
	public Waiting waiting() {
		return new Waiting(this, () -> 0, (wait) -> this.ahead.accumulateAndGet(wait, Duration::plus));
	}

	@Override
	public Instant instant() {
		return Instant.now().plus(this.ahead.get());
	}

}
