package io.remanso.responder.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds everybody back while the other side answers nobody. It opens, as a circuit does,
 * when the calls of five callers have failed with no answer to anybody in between: one
 * who asks what the other side breaks at is one caller, however often they ask, and stops
 * nobody. A call that began before the newest answer came says nothing of now: those that
 * hung through an outage end long after it. While it is open, one at a time goes to see;
 * the first answer closes it, and those who waited come as the gate behind it lets them.
 * Safe for all threads.
 */
public final class Breaker {

	private static final Logger logger = LoggerFactory.getLogger(Breaker.class);

	private static final int CALLERS = 5;

	// The first soon: most outages are over in seconds. The last so that minutes of
	// them cost few calls and their end is seen in time.
	private static final Backoff PROBES = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(15));

	private final ProbedGate gate = new ProbedGate(PROBES);

	private final AtomicReference<Streak> streak = new AtomicReference<>(new Streak(Instant.MIN, Set.of()));

	private final AtomicLong answers = new AtomicLong();

	private final AtomicLong failures = new AtomicLong();

	private final String name;

	/**
	 * A closed one: all pass.
	 * @param name of the other side, for people
	 */
	public Breaker(String name) {
		this.name = name;
	}

	/** Wait until it is closed, or it is one's turn to see whether it can be. */
	public Passage pass(Waiting waiting, Deadline deadline) throws InterruptedException {
		return this.gate.pass(waiting, deadline);
	}

	/** A call was answered, whatever it was told. */
	public void answered(Waiting waiting, RateGate behind) {
		this.answers.incrementAndGet();
		this.streak.set(new Streak(waiting.now(), Set.of()));
		if (this.gate.open()) {
			behind.pause(waiting.now(), Duration.ZERO);
			logger.warn("{} answers again", this.name);
		}
	}

	/**
	 * A call was not answered.
	 * @param caller equal only to itself
	 * @param begun when the call began
	 * @param detail for people
	 */
	public void failed(Waiting waiting, Object caller, Instant begun, String detail) {
		this.failures.incrementAndGet();
		Streak now = this.streak.updateAndGet((known) -> known.and(caller, begun));
		if (now.callers().size() >= CALLERS && this.gate.shut(waiting, detail) == null) {
			logger.warn("{} answers nobody: {}", this.name, detail);
		}
	}

	/** How many calls were answered. */
	public long answers() {
		return this.answers.get();
	}

	/** How many were not. */
	public long failures() {
		return this.failures.get();
	}

	/** Why nobody passes, or null. */
	public @Nullable String reason() {
		return this.gate.reason();
	}

	/**
	 * Failures in a row.
	 *
	 * @param answered when the newest answer came
	 * @param callers who failed since
	 */
	private record Streak(Instant answered, Set<Object> callers) {

		Streak and(Object caller, Instant begun) {
			if (begun.isBefore(this.answered) || this.callers.contains(caller) || this.callers.size() >= CALLERS) {
				return this;
			}
			Set<Object> more = new HashSet<>(this.callers);
			more.add(caller);
			return new Streak(this.answered, Set.copyOf(more));
		}

	}

}
