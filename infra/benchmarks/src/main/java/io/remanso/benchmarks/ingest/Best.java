package io.remanso.benchmarks.ingest;

import java.util.HashMap;
import java.util.Map;

/**
 * The greatest rate of each server, at whatever concurrency it had that. For one thread.
 */
final class Best {

	private final Map<String, Double> rates = new HashMap<>();

	private long errors;

	void add(String server, int connections, Answers answers) {
		System.err.printf("%d connections, %s: %.0f/s, p99 %.1f ms%n", connections, server, answers.rate(),
				answers.millis(0.99));
		this.rates.merge(server, answers.rate(), Math::max);
		this.errors += answers.errors();
	}

	double rate(String server) {
		return this.rates.getOrDefault(server, 0.0);
	}

	/** Requests to any of them that were not answered 200. */
	long errors() {
		return this.errors;
	}

}
