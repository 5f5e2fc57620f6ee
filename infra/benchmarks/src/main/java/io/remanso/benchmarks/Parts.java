package io.remanso.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * The parts of a benchmark: all, or those that {@code REMANSO_BENCHMARK_PARTS} names, say
 * {@code stalls,restore}.
 */
public final class Parts {

	private Parts() {
	}

	/**
	 * The names of those that are asked for, in the order in which they are.
	 * @param all of them, comma-separated
	 */
	public static List<String> asked(String all) {
		return List.of(System.getenv().getOrDefault("REMANSO_BENCHMARK_PARTS", all).split(",", -1));
	}

	/**
	 * Run those that are asked for, one after another.
	 * @param all of them in their order, comma-separated
	 */
	public static void run(String all, Map<String, Runnable> parts) {
		for (String part : asked(all)) {
			System.err.println("measuring " + part);
			parts.getOrDefault(part, () -> {
				throw new IllegalArgumentException("no part " + part);
			}).run();
		}
	}

}
