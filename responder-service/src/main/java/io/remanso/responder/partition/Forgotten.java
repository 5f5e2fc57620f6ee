package io.remanso.responder.partition;

import java.time.Instant;
import java.util.LinkedHashMap;

/**
 * Which users of a partition are forgotten, and until when: what is older than that may
 * not be told to the model again. Safe for all threads.
 */
public final class Forgotten {

	// A bound for the memory, not a rule: the topic keeps orders for a month, and each is
	// given by hand. One that falls out matters to no turn but one that was left unread
	// through all the orders after it.
	private static final int MOST = 10_000;

	private final LinkedHashMap<String, Instant> until = new LinkedHashMap<>();

	public synchronized void add(String userId, Instant at) {
		Instant before = this.until.remove(userId);
		this.until.put(userId, (before != null && before.isAfter(at)) ? before : at);
		if (this.until.size() > MOST) {
			this.until.pollFirstEntry();
		}
	}

	/** Whether what is of that time was to be forgotten. */
	public synchronized boolean covers(String userId, Instant at) {
		Instant end = this.until.get(userId);
		return end != null && !at.isAfter(end);
	}

}
