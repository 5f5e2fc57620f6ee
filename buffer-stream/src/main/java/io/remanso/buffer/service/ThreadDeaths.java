package io.remanso.buffer.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

import io.remanso.contracts.wire.Unquoted;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, but not for ever: what kills thread after thread is
 * not cured by another one. Called by dying threads.
 */
final class ThreadDeaths implements StreamsUncaughtExceptionHandler {

	static final int REPLACEMENTS = 5;

	static final Duration WITHIN = Duration.ofMinutes(10);

	private static final Logger logger = LoggerFactory.getLogger(ThreadDeaths.class);

	private final InstantSource clock;

	private final Deque<Instant> deaths = new ArrayDeque<>();

	ThreadDeaths(InstantSource clock) {
		this.clock = clock;
	}

	@Override
	public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
		Instant now = this.clock.instant();
		while (!this.deaths.isEmpty() && this.deaths.getFirst().isBefore(now.minus(WITHIN))) {
			this.deaths.removeFirst();
		}
		this.deaths.addLast(now);
		if (exception instanceof Error || this.deaths.size() > REPLACEMENTS) {
			logger.error("stream thread {} died, {} deaths in {} min: giving up", Thread.currentThread().getName(),
					this.deaths.size(), WITHIN.toMinutes(), Unquoted.stack(exception));
			return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
		}
		logger.warn("stream thread {} died, replacing it ({} of {})", Thread.currentThread().getName(),
				this.deaths.size(), REPLACEMENTS, Unquoted.stack(exception));
		return StreamThreadExceptionResponse.REPLACE_THREAD;
	}

}
