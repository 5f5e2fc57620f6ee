package io.remanso.responder.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that only sleeping moves.
 */
public final class FakeTime {

	private final List<Duration> sleeps = new CopyOnWriteArrayList<>();

	private volatile Runnable afterSleep = () -> {
	};

	private volatile Instant now = Instant.parse("2026-11-24T10:00:00Z");

	public Waiting waiting() {
		return new Waiting(() -> this.now, () -> 1, this::pass);
	}

	/** Every wait so far. */
	public List<Duration> sleeps() {
		return List.copyOf(this.sleeps);
	}

	public Instant now() {
		return this.now;
	}

	public Deadline in(Duration patience) {
		return Deadline.after(this.now, patience);
	}

	/** What happens in the next sleep. */
	public void afterSleep(Runnable what) {
		this.afterSleep = what;
	}

	private void pass(Duration time) {
		this.sleeps.add(time);
		this.now = this.now.plus(time);
		Runnable what = this.afterSleep;
		this.afterSleep = () -> {
		};
		what.run();
	}

}
