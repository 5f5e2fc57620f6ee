package io.remanso.ingest.publish;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends what waits for the broker too long. The producer gives up earlier by itself, so
 * this is for a producer that does not; a look at all that wait every now and then costs
 * less than a timer for each request. A wait that is over is forgotten at once: what is
 * held until the next look has to be copied by the garbage collector meanwhile.
 */
final class Patience implements AutoCloseable {

	// What a wait may be longer by.
	private static final Duration TICK = Duration.ofMillis(100);

	private final Map<Confirmation, Long> deadlines = new ConcurrentHashMap<>();

	private final CountDownLatch stopped = new CountDownLatch(1);

	private final Duration limit;

	private final Thread thread;

	Patience(Duration limit) {
		this.limit = limit;
		this.thread = Thread.ofPlatform().name("patience").daemon().start(this::watch);
	}

	Duration limit() {
		return this.limit;
	}

	/** Until when a wait that begins now may last. */
	long deadline() {
		return System.nanoTime() + this.limit.toNanos();
	}

	/** Wait for the broker's word, at most until the deadline; false where time is up. */
	boolean await(Confirmation confirmation, long deadline) throws InterruptedException {
		this.deadlines.put(confirmation, deadline);
		try {
			return confirmation.await();
		}
		finally {
			this.deadlines.remove(confirmation);
		}
	}

	/** How many wait now. */
	int waiting() {
		return this.deadlines.size();
	}

	private void watch() {
		try {
			while (!this.stopped.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
				endWhatIsOver(System.nanoTime());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void endWhatIsOver(long now) {
		this.deadlines.forEach((confirmation, deadline) -> {
			if (now - deadline >= 0) {
				confirmation.expire();
			}
		});
	}

	/**
	 * Its thread has ended on return: Tomcat warns of a thread of the application's that
	 * is still there when it stops.
	 */
	@Override
	public void close() {
		this.stopped.countDown();
		try {
			this.thread.join(TICK);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
