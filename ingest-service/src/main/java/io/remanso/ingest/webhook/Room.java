package io.remanso.ingest.webhook;

import java.util.concurrent.Semaphore;

import org.springframework.util.unit.DataSize;

/**
 * The memory that bodies in flight may take together. What does not fit is refused, not
 * queued: a gateway tries again, and a queue would only make every answer late. Safe for
 * all threads.
 */
final class Room {

	// A body is read into a buffer that grows, and copied. More than that is only for
	// those that are believed: anybody can send what has to be read before its signature
	// can be checked.
	static final int READ = 2;

	// It is parsed into a tree and written as records; the tree of one that is all small
	// strings takes several times its bytes.
	static final int PARSED = 8;

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

		private int body;

		private int taken;

		/** Take what reading so many bytes of a body needs. */
		boolean take(int read) {
			this.body += read;
			return acquire(read * READ + ((this.taken == 0) ? REQUEST : 0));
		}

		/** Take what parsing all that was read needs. */
		boolean expand() {
			return acquire(this.body * (PARSED - READ));
		}

		private boolean acquire(int needed) {
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
