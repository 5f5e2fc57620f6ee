package io.remanso.responder.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import io.remanso.contracts.wire.Unquoted;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One queue and one virtual thread for each key, for as long as the key has work: work of
 * one key runs in order and never overlaps, work of different keys never waits for each
 * other. One lock guards everything; the work itself runs outside it.
 *
 * @param <T> the work
 */
final class KeyMailboxes<T> {

	private static final Logger logger = LoggerFactory.getLogger(KeyMailboxes.class);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition finished = this.lock.newCondition();

	private final Map<String, Mailbox<T>> mailboxes = new HashMap<>();

	private final Consumer<T> handler;

	private final ToLongFunction<T> size;

	private long bytes;

	private int items;

	/**
	 * Mailboxes without work.
	 * @param handler does the work; what it throws is logged, and the next is taken
	 * @param size of a work in bytes
	 */
	KeyMailboxes(Consumer<T> handler, ToLongFunction<T> size) {
		this.handler = handler;
		this.size = size;
	}

	void submit(String key, T work) {
		this.lock.lock();
		try {
			Mailbox<T> mailbox = this.mailboxes.get(key);
			if (mailbox != null) {
				mailbox.queue.add(work);
			}
			else {
				Mailbox<T> started = new Mailbox<>(work);
				// First, since it may fail; it does nothing while we hold the lock.
				Thread.ofVirtual().name("turns").start(() -> drain(key, started));
				this.mailboxes.put(key, started);
			}
			count(work, 1);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Forget what waits and matches; what runs goes on. */
	void dropQueued(Predicate<T> matching) {
		this.lock.lock();
		try {
			for (Mailbox<T> mailbox : this.mailboxes.values()) {
				mailbox.queue.removeIf((work) -> {
					boolean drop = matching.test(work);
					if (drop) {
						count(work, -1);
					}
					return drop;
				});
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Interrupt what runs and matches. */
	void interruptRunning(Predicate<T> matching) {
		this.lock.lock();
		try {
			for (Mailbox<T> mailbox : this.mailboxes.values()) {
				Thread thread = mailbox.thread;
				if (thread != null && matching.test(mailbox.running)) {
					thread.interrupt();
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait until nothing runs that matches.
	 * @return whether that was reached in time
	 */
	boolean awaitIdle(Predicate<T> matching, Duration patience) throws InterruptedException {
		long left = patience.toNanos();
		this.lock.lock();
		try {
			while (this.mailboxes.values().stream().anyMatch((mailbox) -> matching.test(mailbox.running))) {
				if (left <= 0) {
					return false;
				}
				left = this.finished.awaitNanos(left);
			}
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** What runs and waits. */
	Load load() {
		this.lock.lock();
		try {
			return new Load(this.mailboxes.size(), this.items, this.bytes);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void drain(String key, Mailbox<T> mailbox) {
		T work = begin(mailbox);
		while (work != null) {
			try {
				this.handler.accept(work);
			}
			// An Error, too: a mailbox without a thread would keep its key's work,
			// and the places that it takes up, for good.
			catch (Throwable ex) {
				report(ex);
			}
			work = next(key, mailbox, work);
		}
	}

	private static void report(Throwable thrown) {
		try {
			logger.error("work was left unfinished", Unquoted.stack(thrown));
		}
		catch (Throwable ex) {
			// There may be no memory to say it.
		}
	}

	private @Nullable T begin(Mailbox<T> mailbox) {
		this.lock.lock();
		try {
			mailbox.thread = Thread.currentThread();
			return mailbox.running;
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable T next(String key, Mailbox<T> mailbox, T done) {
		this.lock.lock();
		try {
			count(done, -1);
			// An interrupt was meant for the work that is done now.
			Thread.interrupted();
			T next = mailbox.queue.poll();
			if (next != null) {
				mailbox.running = next;
			}
			else {
				this.mailboxes.remove(key);
			}
			this.finished.signalAll();
			return next;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void count(T work, int sign) {
		this.items += sign;
		this.bytes += sign * this.size.applyAsLong(work);
	}

	/** The work of one key; guarded by the lock. */
	private static final class Mailbox<T> {

		private final ArrayDeque<T> queue = new ArrayDeque<>();

		private T running;

		private @Nullable Thread thread;

		Mailbox(T first) {
			this.running = first;
		}

	}

}
