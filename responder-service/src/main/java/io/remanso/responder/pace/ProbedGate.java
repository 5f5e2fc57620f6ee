package io.remanso.responder.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Holds everybody back while it is shut. One at a time goes to see whether it can be
 * opened, at steps that grow; the others wait. Costs nothing while it is open. Safe for
 * all threads.
 */
public final class ProbedGate {

	// How soon those who wait learn that it is open.
	private static final Duration LOOK = Duration.ofSeconds(1);

	private final AtomicReference<@Nullable Shut> shut = new AtomicReference<>();

	private final Backoff probes;

	/** An open one. */
	public ProbedGate(Backoff probes) {
		this.probes = probes;
	}

	/** Wait until the gate is open, or it is one's turn to see whether it can be. */
	public Passage pass(Waiting waiting, Deadline deadline) throws InterruptedException {
		Shut known = this.shut.get();
		while (known != null) {
			Instant now = waiting.now();
			if (known.isDue(now)) {
				// Who goes and never says what came of it keeps nobody else from going.
				if (this.shut.compareAndSet(known, probed(known, waiting))) {
					return Passage.PROBE;
				}
			}
			else if (deadline.passed(now)) {
				return Passage.NONE;
			}
			else {
				Duration look = known.next().left(now);
				waiting.sleep(deadline.leftAtMost(now, (look.compareTo(LOOK) < 0) ? look : LOOK));
			}
			known = this.shut.get();
		}
		return Passage.OPEN;
	}

	/**
	 * Shut it, or say another reason where it is shut.
	 * @return why it was shut before, or null where it was open
	 */
	public @Nullable String shut(Waiting waiting, String reason) {
		Shut fresh = probed(new Shut(reason, 0, new Deadline(waiting.now())), waiting);
		Shut before = this.shut.getAndUpdate((known) -> (known != null) ? known.saying(reason) : fresh);
		return (before != null) ? before.reason() : null;
	}

	/** Whether it was shut until now. */
	public boolean open() {
		return this.shut.get() != null && this.shut.getAndSet(null) != null;
	}

	/** Why it is shut, or null where it is open. */
	public @Nullable String reason() {
		Shut known = this.shut.get();
		return (known != null) ? known.reason() : null;
	}

	private Shut probed(Shut known, Waiting waiting) {
		int made = known.probes() + 1;
		Duration step = this.probes.after(made, waiting.random().getAsDouble());
		return new Shut(known.reason(), made, Deadline.after(waiting.now(), step));
	}

	/**
	 * That it is shut.
	 *
	 * @param probes that were made or are due
	 * @param next when the next one is due
	 */
	private record Shut(String reason, int probes, Deadline next) {

		boolean isDue(Instant now) {
			return this.next.passed(now);
		}

		Shut saying(String other) {
			return new Shut(other, this.probes, this.next);
		}

	}

}
