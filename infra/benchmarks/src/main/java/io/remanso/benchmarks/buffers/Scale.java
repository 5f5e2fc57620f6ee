package io.remanso.benchmarks.buffers;

/**
 * How much of everything. The figures of the README are of the whole.
 *
 * @param users of the throughput
 * @param bursts of each of them
 * @param open open buffers, at the larger measurement
 * @param few open buffers, at the smaller one
 * @param seen keys in the store that is restored
 * @param backlogUsers users of the hour of backlog
 * @param seconds of live traffic at each measurement
 */
record Scale(int users, int bursts, int open, int few, int seen, int backlogUsers, int seconds) {

	/** The whole, or a share of it by {@code REMANSO_BENCHMARK_SCALE}, say 0.1. */
	static Scale asked() {
		double share = Double.parseDouble(System.getenv().getOrDefault("REMANSO_BENCHMARK_SCALE", "1"));
		return new Scale((int) (10_000 * Math.min(1, share * 10)), (int) Math.max(4, 12 * share),
				(int) (1_000_000 * share), (int) (10_000 * share), (int) (10_000_000 * share), (int) (8_000 * share),
				(int) Math.max(20, 60 * share));
	}

}
