package io.remanso.ingest.webhook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Runs webhooks on virtual threads, but the first ones of a process one after another on
 * a platform thread. A virtual thread keeps its carrier while it initialises a class, and
 * while it waits for another that does; the first burst of a fresh process, in which all
 * are met, could hold all carriers for ever. What the first ones have met, server and
 * stations alike, nobody waits for any more. Where they take long, as a body that
 * trickles does, the others wait for them no longer than a moment.
 */
final class FirstOnPlatform implements Executor {

	private final Executor virtual;

	private final int first;

	private final Duration patience;

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private final CountDownLatch over = new CountDownLatch(1);

	private volatile boolean open;

	private boolean begun;

	/**
	 * An executor to which nothing has come.
	 * @param virtual runs all but the first ones
	 * @param first how many they are
	 * @param patience how long the others wait for them at most
	 */
	FirstOnPlatform(Executor virtual, int first, Duration patience) {
		this.virtual = virtual;
		this.first = first;
		this.patience = patience;
	}

	@Override
	public void execute(Runnable task) {
		if (this.open || !isHeld(task)) {
			this.virtual.execute(task);
		}
	}

	private synchronized boolean isHeld(Runnable task) {
		if (this.open) {
			return false;
		}
		this.waiting.add(task);
		if (!this.begun) {
			this.begun = true;
			Thread.ofPlatform().daemon().name("first-webhooks").start(this::runFirst);
			Thread.ofPlatform().daemon().name("first-webhooks-end").start(this::openInTime);
		}
		notifyAll();
		return true;
	}

	private void runFirst() {
		try {
			for (int n = 0; n < this.first; n++) {
				Runnable task = next();
				if (task == null) {
					return;
				}
				task.run();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.over.countDown();
		}
	}

	// Null where the time of the first ones is over.
	private synchronized @Nullable Runnable next() throws InterruptedException {
		while (this.waiting.isEmpty() && !this.open) {
			wait();
		}
		return this.waiting.poll();
	}

	private void openInTime() {
		try {
			boolean _ = this.over.await(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		List<Runnable> held = open();
		held.forEach(this.virtual::execute);
	}

	private synchronized List<Runnable> open() {
		this.open = true;
		List<Runnable> held = new ArrayList<>(this.waiting);
		this.waiting.clear();
		notifyAll();
		return held;
	}

}
