package io.remanso.simulator.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A map that forgets the least recently used entry where it would outgrow its capacity.
 * Safe for use by many threads.
 */
public final class BoundedMap<K, V> {

	/** Entries in order of use, the last used at the end. */
	private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);

	private final int capacity;

	public BoundedMap(int capacity) {
		this.capacity = capacity;
	}

	public synchronized Optional<V> get(K key) {
		return Optional.ofNullable(this.entries.get(key));
	}

	public synchronized void put(K key, V value) {
		this.entries.put(key, value);
		trim();
	}

	/** The value of the key, made now where there is none. */
	public synchronized V computeIfAbsent(K key, Function<K, V> maker) {
		V value = this.entries.computeIfAbsent(key, maker);
		trim();
		return value;
	}

	public synchronized Optional<V> remove(K key) {
		return Optional.ofNullable(this.entries.remove(key));
	}

	public synchronized void clear() {
		this.entries.clear();
	}

	private void trim() {
		if (this.entries.size() > this.capacity) {
			this.entries.remove(this.entries.keySet().iterator().next());
		}
	}

}
