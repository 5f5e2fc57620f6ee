package io.remanso.testkit;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs at most once: a test may stop its server before the end of the JVM does.
 */
final class Once implements Runnable {

	private final AtomicBoolean done = new AtomicBoolean();

	private final Runnable action;

	Once(Runnable action) {
		this.action = action;
	}

	@Override
	public void run() {
		if (this.done.compareAndSet(false, true)) {
			this.action.run();
		}
	}

}
