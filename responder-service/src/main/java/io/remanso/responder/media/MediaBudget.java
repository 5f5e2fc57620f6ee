package io.remanso.responder.media;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;

/**
 * The memory that files may take, from before they are fetched until the model has them.
 * A turn asks once for all of its own, so that no two turns can wait for each other: one
 * that has its memory waits only for places, and whoever holds a place has its memory.
 *
 * <p>
 * First come, first served; but turns of which each needs much may hold only a part
 * together, however slow their model is: the rest is for the usual photo and note.
 */
public final class MediaBudget {

	private static final long KIBIBYTE = 1024;

	// While the model is asked, a picture is there as text and in the request's bytes,
	// each a third longer than the file; a recording as bytes, and once more while it is
	// sent.
	private static final int COPIES = 3;

	// Of the default of 96 MB: three photos as WhatsApp makes them, or one of 1 MB.
	private static final int LITTLE = 32;

	private final Line all;

	private final Line large;

	public MediaBudget(long bytes) {
		this.all = new Line((int) Math.min(Integer.MAX_VALUE, bytes / KIBIBYTE));
		this.large = new Line(this.all.size() / 3 * 2);
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
			int fitting = (more <= this.large.size() - sum) ? more : 0;
			wanted.add(fitting);
			sum += fitting;
		}
		List<Line> lines = (sum > this.all.size() / LITTLE) ? List.of(this.large, this.all) : List.of(this.all);
		boolean granted = stand(lines, sum, waiting, deadline);
		return wanted.stream().map((taken) -> new Share(lines, granted ? taken : 0)).toList();
	}

	// In the same order for all. Who holds a part of the last line waits for none.
	private static boolean stand(List<Line> lines, int wanted, Waiting waiting, Deadline deadline)
			throws InterruptedException {
		int passed = 0;
		try {
			while (passed < lines.size() && lines.get(passed).take(wanted, waiting, deadline)) {
				passed++;
			}
		}
		finally {
			if (passed < lines.size()) {
				lines.subList(0, passed).forEach((line) -> line.free().release(wanted));
			}
		}
		return passed == lines.size();
	}

	private static int need(long bytes) {
		return (int) Math.min(Integer.MAX_VALUE, (COPIES * bytes + KIBIBYTE - 1) / KIBIBYTE);
	}

	/** The bytes that nobody has. */
	public long free() {
		return this.all.free().availablePermits() * KIBIBYTE;
	}

	/**
	 * What is to be had, in KiB.
	 *
	 * @param size of all
	 */
	private record Line(int size, Semaphore free) {

		private Line(int size) {
			this(size, new Semaphore(size, true));
		}

		private boolean take(int wanted, Waiting waiting, Deadline deadline) throws InterruptedException {
			return this.free.tryAcquire(wanted, deadline.left(waiting.now()).toMillis(), TimeUnit.MILLISECONDS);
		}

	}

	/** What one file has. For use by one thread at a time. */
	public static final class Share implements AutoCloseable {

		private final List<Line> lines;

		private int taken;

		private Share(List<Line> lines, int taken) {
			this.lines = lines;
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
			for (int passed = 0; needed > this.taken && passed < this.lines.size(); passed++) {
				if (!this.lines.get(passed).free().tryAcquire(needed - this.taken)) {
					this.lines.subList(0, passed).forEach((line) -> line.free().release(needed - this.taken));
					return false;
				}
			}
			if (needed < this.taken) {
				this.lines.forEach((line) -> line.free().release(this.taken - needed));
			}
			this.taken = needed;
			return true;
		}

		/** Give all back; again does nothing. */
		@Override
		public void close() {
			this.lines.forEach((line) -> line.free().release(this.taken));
			this.taken = 0;
		}

	}

}
