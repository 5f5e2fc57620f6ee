package io.remanso.responder.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds everybody back while the other side refuses our account: that is no turn's fault,
 * and only people can mend it. One at a time goes to see whether they have; the first
 * whose call is taken opens the gate for all. Costs nothing while it is open. Safe for
 * all threads.
 */
public final class AccountGate {

	private static final Logger logger = LoggerFactory.getLogger(AccountGate.class);

	private static final Backoff PROBES = new Backoff(Duration.ofSeconds(5), 2, Duration.ofMinutes(1));

	// How soon those who wait learn that it is open.
	private static final Duration LOOK = Duration.ofSeconds(1);

	private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();

	private final AtomicLong openings = new AtomicLong();

	private final String name;

	/**
	 * An open one.
	 * @param name of the other side, for people
	 */
	public AccountGate(String name) {
		this.name = name;
	}

	/**
	 * Wait until the gate is open, or it is one's turn to see whether it can be.
	 * @return false where it is shut still when the deadline has passed
	 */
	public boolean pass(Waiting waiting, Deadline deadline) throws InterruptedException {
		Refusal known = this.refusal.get();
		while (known != null) {
			Instant now = waiting.now();
			if (known.isDue(now)) {
				// Who goes and never says what came of it keeps nobody else from going.
				if (this.refusal.compareAndSet(known, known.probed(now, waiting))) {
					return true;
				}
			}
			else if (deadline.passed(now)) {
				return false;
			}
			else {
				Duration look = known.next().left(now);
				waiting.sleep(deadline.leftAtMost(now, (look.compareTo(LOOK) < 0) ? look : LOOK));
			}
			known = this.refusal.get();
		}
		return true;
	}

	/**
	 * The account was refused.
	 * @param detail for people
	 */
	public void shut(Waiting waiting, String detail) {
		Refusal fresh = Refusal.of(detail, waiting);
		Refusal before = this.refusal.getAndUpdate((known) -> (known != null) ? known.saying(detail) : fresh);
		if (before == null || !before.detail().equals(detail)) {
			logger.error("the account at {} is refused, until somebody mends that: {}", this.name, detail);
		}
	}

	/**
	 * A call was taken.
	 * @return whether that opened the gate, and those who waited come now
	 */
	public boolean open() {
		if (this.refusal.get() == null || this.refusal.getAndSet(null) == null) {
			return false;
		}
		this.openings.incrementAndGet();
		logger.warn("the account at {} is accepted again", this.name);
		return true;
	}

	/**
	 * A call was taken. Where that opens the gate, those who waited do not come all at
	 * once, but as the gate behind this one lets them.
	 */
	public void open(Waiting waiting, RateGate behind) {
		if (open()) {
			behind.pause(waiting.now(), Duration.ZERO);
		}
	}

	/** How often it was opened. */
	public long openings() {
		return this.openings.get();
	}

	/** Why it is shut, or null where it is open. */
	public @Nullable String refusal() {
		Refusal known = this.refusal.get();
		return (known != null) ? known.detail() : null;
	}

	/**
	 * That the account is refused.
	 *
	 * @param probes that were made or are due
	 * @param next when the next one is due
	 */
	private record Refusal(String detail, int probes, Deadline next) {

		static Refusal of(String detail, Waiting waiting) {
			return new Refusal(detail, 0, new Deadline(waiting.now())).probed(waiting.now(), waiting);
		}

		boolean isDue(Instant now) {
			return this.next.passed(now);
		}

		Refusal probed(Instant now, Waiting waiting) {
			Duration step = PROBES.after(this.probes + 1, waiting.random().getAsDouble());
			return new Refusal(this.detail, this.probes + 1, Deadline.after(now, step));
		}

		Refusal saying(String other) {
			return new Refusal(other, this.probes, this.next);
		}

	}

}
