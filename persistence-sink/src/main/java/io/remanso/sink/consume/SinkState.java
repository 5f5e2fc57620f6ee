package io.remanso.sink.consume;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether batches are being written. Says once that they are not, and once that they are
 * again, and how long to wait meanwhile. Shared by the consumer threads.
 */
final class SinkState {

	private static final Logger logger = LoggerFactory.getLogger(SinkState.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	// Far below max.poll.interval.ms, so that the sink stays in its group for as long as
	// the database is away.
	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

	private static final int LONGEST_SHIFT = 6;

	// A stumble (a fenced write, one lost connection) is no outage.
	private static final int OUTAGE = 3;

	private final AtomicInteger failures = new AtomicInteger();

	/** A batch was written. */
	void succeeded() {
		if (this.failures.getAndSet(0) >= OUTAGE) {
			logger.info("the database takes rows again");
		}
	}

	/**
	 * A batch was not written.
	 * @return how many milliseconds to wait
	 */
	long failed(Throwable cause) {
		int before = this.failures.getAndIncrement();
		if (before == OUTAGE - 1) {
			logger.warn("no rows can be written, waiting for the database: {}", cause.getClass().getSimpleName());
		}
		return Math.min(FIRST_PAUSE.toMillis() << Math.min(before, LONGEST_SHIFT), LONGEST_PAUSE.toMillis());
	}

	boolean isWriting() {
		return this.failures.get() < OUTAGE;
	}

}
