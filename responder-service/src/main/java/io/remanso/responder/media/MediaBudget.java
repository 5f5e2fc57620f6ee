package io.remanso.responder.media;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;

/**
 * The memory that pictures may take, from before they are fetched until the model has
 * seen them. A turn asks once for all of its own, so that no two turns can wait for each
 * other.
 */
public final class MediaBudget {

	private static final long KIBIBYTE = 1024;

	// Of a picture there are the bytes and their text form, a third longer.
	private static final int COPIES = 3;

	private final int all;

	private final Semaphore kibibytes;

	public MediaBudget(long bytes) {
		this.all = (int) Math.min(Integer.MAX_VALUE, bytes / KIBIBYTE);
		this.kibibytes = new Semaphore(this.all, true);
	}

	/**
	 * Take what pictures of that size need.
	 * @return what to give back, or nothing where there was not enough in time
	 */
	public Share take(long bytes, Waiting waiting, Deadline deadline) throws InterruptedException {
		int wanted = (int) Math.min(this.all, (COPIES * bytes + KIBIBYTE - 1) / KIBIBYTE);
		long left = deadline.left(waiting.now()).toMillis();
		return (wanted > 0 && this.kibibytes.tryAcquire(wanted, left, TimeUnit.MILLISECONDS)) ? new Share(wanted)
				: new Share(0);
	}

	/** What one turn has taken. */
	public final class Share implements AutoCloseable {

		private final int taken;

		private Share(int taken) {
			this.taken = taken;
		}

		public boolean isGranted() {
			return this.taken > 0;
		}

		@Override
		public void close() {
			MediaBudget.this.kibibytes.release(this.taken);
		}

	}

}
