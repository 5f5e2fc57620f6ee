package io.remanso.simulator.meta;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.remanso.simulator.faults.RateLimit;
import io.remanso.simulator.ledger.BoundedMap;

/**
 * Who may be sent to now: open windows, rates, and who cannot be reached. Safe for use by
 * many threads.
 */
final class Recipients {

	/** To one user: 45 messages at once, then one in 6 seconds. */
	private static final int PAIR_BURST = 45;

	private static final double PAIR_PER_SECOND = 1 / 6.0;

	private final Set<String> closedWindows = ConcurrentHashMap.newKeySet();

	private final Map<String, Integer> undeliverable = new ConcurrentHashMap<>();

	private final BoundedMap<String, RateLimit> pairs;

	private final Optional<RateLimit> throughput;

	private final boolean pairRate;

	private final InstantSource clock;

	/**
	 * Creates the rules.
	 * @param pairRate whether the rate to one user is limited
	 * @param perSecond the messages a second that the number may send, or 0 for any
	 */
	Recipients(boolean pairRate, int perSecond, int capacity, InstantSource clock) {
		this.pairRate = pairRate;
		this.pairs = new BoundedMap<>(capacity);
		this.throughput = (perSecond > 0) ? Optional.of(new RateLimit(perSecond, perSecond, clock)) : Optional.empty();
		this.clock = clock;
	}

	/** Throws the error that a message to this user gets now, if any. */
	void admit(String to) {
		if (this.throughput.isPresent() && !this.throughput.get().tryTake()) {
			throw MetaError.ofCode(130429);
		}
		if (this.closedWindows.contains(to)) {
			throw new MetaError(400, 131047, null, "(#131047) Re-engagement message",
					"Message failed to send because more than 24 hours have passed since the customer last replied "
							+ "to this number.");
		}
		if (this.pairRate && !pair(to).tryTake()) {
			throw MetaError.ofCode(131056);
		}
	}

	private RateLimit pair(String to) {
		return this.pairs.computeIfAbsent(to, (user) -> new RateLimit(PAIR_BURST, PAIR_PER_SECOND, this.clock));
	}

	void setWindow(String to, boolean open) {
		if (open) {
			this.closedWindows.remove(to);
		}
		else {
			this.closedWindows.add(to);
		}
	}

	void setUndeliverable(String to, int code) {
		this.undeliverable.put(to, code);
	}

	/** The code with which messages to this user fail after they were taken. */
	Optional<Integer> failure(String to) {
		return Optional.ofNullable(this.undeliverable.get(to));
	}

	void clear() {
		this.closedWindows.clear();
		this.undeliverable.clear();
		this.pairs.clear();
	}

}
