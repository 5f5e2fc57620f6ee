package io.remanso.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark measured, in the order of measuring. For use by one thread.
 */
public final class Figures {

	private static final double HUNDRED = 100;

	private final Map<String, Double> values = new LinkedHashMap<>();

	private final List<String> missed = new ArrayList<>();

	/** A figure without a limit. */
	public Figures add(String name, double value) {
		double rounded = Math.round(value * HUNDRED) / HUNDRED;
		this.values.put(name, rounded);
		System.err.printf("%s = %s%n", name, rounded);
		return this;
	}

	/** A figure that may not be above its limit. */
	public Figures addAtMost(String name, double value, double limit) {
		add(name, value);
		if (value > limit) {
			this.missed.add("%s is %s, the limit is %s".formatted(name, value, limit));
		}
		return this;
	}

	/** A figure that may not be below its limit. */
	public Figures addAtLeast(String name, double value, double limit) {
		add(name, value);
		if (value < limit) {
			this.missed.add("%s is %s, the limit is at least %s".formatted(name, value, limit));
		}
		return this;
	}

	Map<String, Double> values() {
		return Collections.unmodifiableMap(this.values);
	}

	List<String> missed() {
		return List.copyOf(this.missed);
	}

}
