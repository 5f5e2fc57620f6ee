package io.remanso.standalone.page.feed;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest page events, numbered from 1. Readers come and go and wait at its end; a
 * reader that was overtaken begins again with the oldest that is kept. For any number of
 * threads.
 */
public final class EventLog implements AutoCloseable {

	/**
	 * One event.
	 *
	 * @param json as it goes to the browser
	 */
	public record Entry(long number, String json) {
	}

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Deque<Entry> entries = new ArrayDeque<>();

	private final int capacity;

	private long newest;

	private boolean closed;

	/**
	 * An empty one.
	 * @param capacity how many entries are kept
	 */
	public EventLog(int capacity) {
		this.capacity = capacity;
	}

	void append(String json) {
		this.lock.lock();
		try {
			this.entries.add(new Entry(++this.newest, json));
			if (this.entries.size() > this.capacity) {
				this.entries.remove();
			}
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether someone who has seen all up to this number can go on without a gap.
	 */
	public boolean continues(long number) {
		this.lock.lock();
		try {
			return number <= this.newest && number >= this.newest - this.entries.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What comes after this number, waiting for it no longer than {@code patience}. Empty
	 * where nothing came, or where the log is closed.
	 */
	public List<Entry> after(long number, Duration patience) throws InterruptedException {
		this.lock.lock();
		try {
			long nanos = patience.toNanos();
			while (this.newest <= number && !this.closed && nanos > 0) {
				nanos = this.changed.awaitNanos(nanos);
			}
			return this.entries.stream().filter((entry) -> entry.number() > number).toList();
		}
		finally {
			this.lock.unlock();
		}
	}

	public boolean isClosed() {
		this.lock.lock();
		try {
			return this.closed;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Send every reader home. */
	@Override
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
