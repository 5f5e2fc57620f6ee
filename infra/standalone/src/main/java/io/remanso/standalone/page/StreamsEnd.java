package io.remanso.standalone.page;

import io.remanso.standalone.page.feed.EventLog;

import org.springframework.context.SmartLifecycle;

/**
 * Ends all streams before the web server stops, which would otherwise wait for them.
 */
final class StreamsEnd implements SmartLifecycle {

	private final EventLog log;

	private volatile boolean running;

	StreamsEnd(EventLog log) {
		this.log = log;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.log.close();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** The web server's is lower; the highest stops first. */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE;
	}

}
