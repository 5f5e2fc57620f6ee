package io.remanso.simulator.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * Keeps the newest entries in the order in which they came. Safe for use by many threads.
 */
final class BoundedLog<T> {

	private final int capacity;

	private final Deque<T> entries = new ArrayDeque<>();

	private long count;

	BoundedLog(int capacity) {
		this.capacity = capacity;
	}

	/** Adds the entry that the function makes of its number, counted from 1. */
	synchronized T add(LongFunction<T> entry) {
		T added = entry.apply(++this.count);
		if (this.entries.size() == this.capacity) {
			this.entries.removeFirst();
		}
		this.entries.addLast(added);
		return added;
	}

	synchronized List<T> matching(Predicate<? super T> wanted) {
		return this.entries.stream().filter(wanted).toList();
	}

	/** How many were added, also those no longer kept. */
	synchronized long count() {
		return this.count;
	}

	synchronized void clear() {
		this.entries.clear();
		this.count = 0;
	}

}
