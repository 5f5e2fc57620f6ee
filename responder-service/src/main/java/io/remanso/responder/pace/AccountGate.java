package io.remanso.responder.pace;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds everybody back while the other side refuses our account: that is no turn's fault,
 * and only people can mend it. One at a time goes to see whether they have; the first
 * whose call is taken opens the gate for all. Safe for all threads.
 */
public final class AccountGate {

	private static final Logger logger = LoggerFactory.getLogger(AccountGate.class);

	private static final Backoff PROBES = new Backoff(Duration.ofSeconds(5), 2, Duration.ofMinutes(1));

	private final ProbedGate gate = new ProbedGate(PROBES);

	private final AtomicLong openings = new AtomicLong();

	private final String name;

	/**
	 * An open one.
	 * @param name of the other side, for people
	 */
	public AccountGate(String name) {
		this.name = name;
	}

	/** Wait until the gate is open, or it is one's turn to see whether it can be. */
	public Passage pass(Waiting waiting, Deadline deadline) throws InterruptedException {
		return this.gate.pass(waiting, deadline);
	}

	/**
	 * The account was refused.
	 * @param detail for people
	 */
	public void shut(Waiting waiting, String detail) {
		String before = this.gate.shut(waiting, detail);
		if (before == null || !before.equals(detail)) {
			logger.error("the account at {} is refused, until somebody mends that: {}", this.name, detail);
		}
	}

	/**
	 * A call was taken.
	 * @return whether that opened the gate, and those who waited come now
	 */
	public boolean open() {
		if (!this.gate.open()) {
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
		return this.gate.reason();
	}

}
