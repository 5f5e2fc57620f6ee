package io.remanso.benchmarks.sink;

import java.time.Duration;
import java.time.Instant;

import io.remanso.crash.SinkTrial;
import io.remanso.crash.Traffic;
import org.awaitility.Awaitility;

/**
 * How fast a backlog becomes rows. The first quarter is not counted: the sink's JVM is
 * cold then.
 */
record Throughput(double rowsPerSecond, double recordsPerSecond) {

	private static final int USERS = 20_000;

	private static final int TURNS = 40_000;

	private static final double COLD = 0.25;

	// Each look is a new session of PostgreSQL, beside the sink on the same cores: every
	// 20 ms they took a tenth of the machine. What is seen too late counts as slowness.
	private static final Duration LOOK = Duration.ofMillis(200);

	static Throughput measure(SinkTrial trial) {
		trial.startSink();
		trial.stopSink();
		try (Traffic traffic = new Traffic(trial.bootstrapServers(), USERS, Instant.parse("2026-11-24T10:00:00Z"))) {
			traffic.turns(TURNS);
			traffic.flush();
		}
		System.err.println("backlog written");
		var ends = trial.ends();
		long all = trial.behind(ends);
		trial.startSink();
		Awaitility.await()
			.atMost(Duration.ofMinutes(5))
			.pollInterval(LOOK)
			.until(() -> trial.behind(ends) < all * (1 - COLD));
		long rowsBefore = Tables.rows(trial.jdbcUrl());
		long behind = trial.behind(ends);
		long start = System.nanoTime();
		Awaitility.await().atMost(Duration.ofMinutes(10)).pollInterval(LOOK).until(() -> trial.behind(ends) == 0);
		double seconds = (System.nanoTime() - start) / 1e9;
		long rows = Tables.rows(trial.jdbcUrl()) - rowsBefore;
		trial.stopSink();
		return new Throughput(rows / seconds, behind / seconds);
	}

}
