package io.remanso.responder.media;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;

/**
 * The memory that files of one kind may take, from before they are fetched until the
 * model has them. A turn asks once for all of its own, so that no two turns can wait for
 * each other: one that has its memory waits only for places, and whoever holds a place
 * has its memory.
 *
 * <p>
 * There are two lines, each first come, first served, and a turn stands in one of them:
 * one that needs little has a third of the memory to share with its like, one that needs
 * much the rest. So the usual photo or note waits neither for the model of a large one
 * nor behind a large one that waits itself. Who needs nothing stands in none.
 */
public final class MediaBudget {

	private static final long KIBIBYTE = 1024;

	// Of pictures' 96 MB: three photos as WhatsApp makes them, or one of 1 MB. Of
	// recordings' 48 MB: a voice note of four minutes.
	private static final int LITTLE = 32;

	private final int copies;

	private final int little;

	private final int most;

	private final Semaphore usual;

	private final Semaphore large;

	/**
	 * A budget of which nothing is taken.
	 * @param bytes of all
	 * @param copies number of copies of a file in memory while the model is asked
	 */
	public MediaBudget(long bytes, int copies) {
		int size = (int) Math.min(Integer.MAX_VALUE, bytes / KIBIBYTE);
		this.copies = copies;
		this.little = size / LITTLE;
		this.most = size / 3 * 2;
		this.usual = new Semaphore(size - this.most, true);
		this.large = new Semaphore(this.most, true);
	}

	/**
	 * Take what files of these sizes need, in order as far as one turn may go.
	 * @param sizes in bytes; of 0 nothing is taken
	 * @return the share of each; empty ones where there was not enough in time
	 */
	public List<Share> take(List<Long> sizes, Waiting waiting, Deadline deadline) throws InterruptedException {
		List<Integer> wanted = new ArrayList<>();
		int sum = 0;
		for (long size : sizes) {
			int more = need(size);
			int fitting = (more <= this.most - sum) ? more : 0;
			wanted.add(fitting);
			sum += fitting;
		}
		Semaphore line = (sum > this.little) ? this.large : this.usual;
		boolean granted = sum > 0
				&& line.tryAcquire(sum, deadline.left(waiting.now()).toMillis(), TimeUnit.MILLISECONDS);
		return wanted.stream().map((taken) -> new Share(line, granted ? taken : 0)).toList();
	}

	private int need(long bytes) {
		return (int) Math.min(Integer.MAX_VALUE, (this.copies * bytes + KIBIBYTE - 1) / KIBIBYTE);
	}

	/** The bytes that nobody has. */
	public long free() {
		return (this.usual.availablePermits() + this.large.availablePermits()) * KIBIBYTE;
	}

	/** What one file has. For use by one thread at a time. */
	public final class Share implements AutoCloseable {

		private final Semaphore line;

		// In KiB.
		private int taken;

		private Share(Semaphore line, int taken) {
			this.line = line;
			this.taken = taken;
		}

		public boolean isGranted() {
			return this.taken > 0;
		}

		/**
		 * Hold as much as a file needs that has been read.
		 * @return whether there is room for it: more than was told can be had without
		 * waiting only
		 */
		public boolean fit(long bytes) {
			int needed = need(bytes);
			if (needed > this.taken && !this.line.tryAcquire(needed - this.taken)) {
				return false;
			}
			this.line.release(Math.max(0, this.taken - needed));
			this.taken = needed;
			return true;
		}

		/** Give all back; again does nothing. */
		@Override
		public void close() {
			this.line.release(this.taken);
			this.taken = 0;
		}

	}

}
