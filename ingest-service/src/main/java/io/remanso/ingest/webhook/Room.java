package io.remanso.ingest.webhook;

import java.util.concurrent.Semaphore;

import org.springframework.util.unit.DataSize;

/**
 * The memory that bodies in flight may take together. What does not fit is refused, not
 * queued: a gateway tries again, and a queue would only make every answer late. Safe for
 * all threads.
 */
final class Room {

	// A body is read into a buffer, copied, parsed into a tree, and written as records;
	// the tree of one that is all small strings takes several times its bytes.
	static final int EXPANSION = 8;

	// The server's buffers, the stack and the records of any request, however short its
	// body: without it, ten thousand short ones in flight would fill the heap.
	static final int REQUEST = 64 * 1024;

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

		/** Take what so many bytes of a body will need. */
		boolean take(int read) {
			int needed = read * EXPANSION + ((this.taken == 0) ? REQUEST : 0);
			boolean fits = Room.this.bytes.tryAcquire(needed);
			if (fits) {
				this.taken += needed;
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
