package io.remanso.responder.outcome;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Entries that wait until somebody has set something right at the brokers, as the rights
 * on a topic. They hold up nobody but their own users: each holds its user's thread, so
 * nothing of that user comes after it. Now and then one of each topic is tried; where it
 * is taken, the rest follows. Kept by the writer thread, looked at by all.
 */
final class Stranded {

	private final Map<String, Queue<Entry>> byTopic = new LinkedHashMap<>();

	private final long between;

	private long triedAt;

	/**
	 * Nothing is stranded.
	 * @param between two tries
	 */
	Stranded(Duration between) {
		this.between = between.toNanos();
	}

	/**
	 * One more.
	 * @param topic that does not take it
	 * @param now by {@link System#nanoTime}
	 */
	synchronized void add(Entry entry, String topic, long now) {
		if (this.byTopic.isEmpty()) {
			this.triedAt = now;
		}
		this.byTopic.computeIfAbsent(topic, (_) -> new ArrayDeque<>()).add(entry);
	}

	/** Take out what is to be tried now: of each topic the one that waits longest. */
	synchronized Map<String, Entry> due(long now) {
		Map<String, Entry> due = new LinkedHashMap<>();
		if (now - this.triedAt >= this.between) {
			this.triedAt = now;
			this.byTopic.forEach((topic, entries) -> due.put(topic, entries.remove()));
			this.byTopic.values().removeIf(Queue::isEmpty);
		}
		return due;
	}

	/** Take out all that waits for a topic. */
	synchronized List<Entry> release(String topic) {
		Queue<Entry> entries = this.byTopic.remove(topic);
		return (entries != null) ? List.copyOf(entries) : List.of();
	}

	/** Take out all. */
	synchronized List<Entry> releaseAll() {
		List<Entry> all = new ArrayList<>();
		this.byTopic.values().forEach(all::addAll);
		this.byTopic.clear();
		return all;
	}

	/** How many wait, by topic. */
	synchronized Map<String, Integer> waiting() {
		Map<String, Integer> waiting = new LinkedHashMap<>();
		this.byTopic.forEach((topic, entries) -> waiting.put(topic, entries.size()));
		return waiting;
	}

}
