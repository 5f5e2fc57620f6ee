package io.remanso.responder.pace;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Lets only so many be under way at once, first come, first served. Who waits keeps
 * nobody else waiting longer than the line before them.
 */
public final class InFlight {

	private final Semaphore places;

	public InFlight(int places) {
		this.places = new Semaphore(places, true);
	}

	/**
	 * Take a place.
	 * @return the place to give back, or null where none came free in time
	 */
	public @Nullable Place take(Waiting waiting, Deadline deadline) throws InterruptedException {
		long left = deadline.left(waiting.now()).toMillis();
		return this.places.tryAcquire(left, TimeUnit.MILLISECONDS) ? this.places::release : null;
	}

	/** To be given back once. */
	@FunctionalInterface
	public interface Place extends AutoCloseable {

		@Override
		void close();

	}

}
