package io.remanso.ingest.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Remembers how the newest send ended. For all threads.
 */
public final class SendLog {

	// Where nothing is sent after a failure, because traffic is kept away, the failure
	// must not hold for ever.
	private static final Duration MEMORY = Duration.ofSeconds(10);

	private final InstantSource clock;

	private final AtomicReference<@Nullable Instant> failedAt = new AtomicReference<>();

	public SendLog(InstantSource clock) {
		this.clock = clock;
	}

	/** A record was kept. */
	void succeeded() {
		if (this.failedAt.get() != null) {
			this.failedAt.set(null);
		}
	}

	/** A record was not. */
	void failed() {
		this.failedAt.set(this.clock.instant());
	}

	/** Whether the newest send failed, and not long ago. */
	public boolean isFailing() {
		Instant failure = this.failedAt.get();
		return failure != null && Duration.between(failure, this.clock.instant()).compareTo(MEMORY) < 0;
	}

}
