package io.remanso.ingest.publish;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends what waits for the broker too long. The producer gives up earlier by itself, so
 * this is for a producer that does not; a look at all that wait every now and then costs
 * less than a timer for each request. Not only at the first: what is sent last for a body
 * has the deadline of when its work began.
 */
final class Patience implements AutoCloseable {

	// What a wait may be longer by.
	private static final Duration TICK = Duration.ofMillis(100);

	private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

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

	/** Have a wait ended at its deadline. */
	void watch(Confirmation confirmation, long deadline) {
		this.waiting.add(new Waiting(confirmation, deadline));
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
		this.waiting.removeIf((wait) -> {
			boolean over = wait.isOver(now);
			if (over) {
				wait.confirmation().expire();
			}
			return over;
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

	private record Waiting(Confirmation confirmation, long deadline) {

		boolean isOver(long now) {
			return this.confirmation.isDone() || now - this.deadline >= 0;
		}

	}

}
