package io.remanso.standalone.lifecycle;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.remanso.contracts.wire.Unquoted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops what was started, the last first, each within its time. A stop can come while the
 * start still runs, from the JVM's shutdown hook: then it waits until the start has
 * noticed, so that nothing is started behind its back.
 */
public final class StopSequence {

	private static final Logger logger = LoggerFactory.getLogger(StopSequence.class);

	private static final Duration START_NOTICES = Duration.ofSeconds(30);

	private final Deque<Started> started = new ArrayDeque<>();

	private final CountDownLatch stopRequested = new CountDownLatch(1);

	private final CountDownLatch startEnded = new CountDownLatch(1);

	private final Duration limit;

	/**
	 * Limits each stop.
	 * @param limit after which the next one is stopped all the same
	 */
	public StopSequence(Duration limit) {
		this.limit = limit;
	}

	/**
	 * Remembers what has started, and so has to stop.
	 */
	public void add(String name, AutoCloseable resource) {
		synchronized (this.started) {
			this.started.push(new Started(name, resource));
		}
	}

	/**
	 * Ends the start where a stop was asked for.
	 * @throws StoppedException if so
	 */
	public void requireGoingOn() {
		if (this.stopRequested.getCount() == 0) {
			throw new StoppedException();
		}
	}

	/**
	 * Waits that long, less when a stop is asked for.
	 * @throws StoppedException if so
	 */
	public void pause(Duration duration) {
		try {
			if (this.stopRequested.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new StoppedException();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StoppedException();
		}
	}

	/**
	 * To be called when nothing more will be added, by success or failure.
	 */
	public void startEnded() {
		this.startEnded.countDown();
	}

	public void awaitStopRequest() throws InterruptedException {
		this.stopRequested.await();
	}

	/**
	 * Stops everything; a second call finds nothing left to do.
	 */
	public synchronized void stop() {
		this.stopRequested.countDown();
		try {
			if (!this.startEnded.await(START_NOTICES.toMillis(), TimeUnit.MILLISECONDS)) {
				logger.warn("The start goes on although a stop was asked for");
			}
			for (Started next = next(); next != null; next = next()) {
				stop(next);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Started next() {
		synchronized (this.started) {
			return this.started.poll();
		}
	}

	private void stop(Started next) throws InterruptedException {
		logger.info("Stopping {}", next.name());
		Thread stopping = Thread.ofPlatform().daemon().name("stop-" + next.name()).start(() -> close(next));
		if (!stopping.join(this.limit)) {
			logger.warn("{} did not stop within {} s", next.name(), this.limit.toSeconds());
		}
	}

	private static void close(Started next) {
		try {
			next.resource().close();
		}
		catch (Exception ex) {
			logger.warn("{} did not stop cleanly: {}", next.name(), Unquoted.line(ex));
			logger.debug("Stopping failed", Unquoted.stack(ex));
		}
	}

	private record Started(String name, AutoCloseable resource) {
	}

}
