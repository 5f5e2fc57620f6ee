package io.remanso.ingest.webhook;

import java.util.concurrent.Semaphore;

import org.springframework.util.unit.DataSize;

/**
 * The memory that bodies in flight may take together. What does not fit is refused, not
 * queued: a gateway tries again, and a queue would only make every answer late. Safe for
 * all threads.
 */
final class Room {

	private final int size;

	private final Semaphore bytes;

	Room(DataSize size) {
		this.size = Math.toIntExact(size.toBytes());
		this.bytes = new Semaphore(this.size);
	}

	/** Bytes that are taken now. */
	int taken() {
		return this.size - this.bytes.availablePermits();
	}

	/** The share of one request, given back on close. */
	Share share() {
		return new Share();
	}

	/**
	 * What one request has taken. Used by its thread only.
	 */
	final class Share implements AutoCloseable {

		private int taken;

		boolean take(int size) {
			boolean fits = Room.this.bytes.tryAcquire(size);
			if (fits) {
				this.taken += size;
			}
			return fits;
		}

		@Override
		public void close() {
			Room.this.bytes.release(this.taken);
			this.taken = 0;
		}

	}

}
