package io.remanso.benchmarks.buffers;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import io.remanso.benchmarks.Figures;
import io.remanso.testkit.process.ChildProcess;

/**
 * Records a second of a backlog through the full topology, against the same backlog
 * copied: bursts of 4 messages of 1 kB, outcomes fed back.
 */
final class Throughput {

	private static final int MESSAGES = 4;

	private static final String TEXT = "x".repeat(1_000);

	private Throughput() {
	}

	static void measure(Path folder, Scale scale, Figures figures) {
		try (Bench bench = new Bench(folder)) {
			long records = post(bench, scale);
			double copied;
			try (Group group = new Group(bench.servers(), PassThrough.NAME)) {
				group.createTopic(PassThrough.COPY);
				try (ChildProcess _ = bench.own(PassThrough.NAME)) {
					copied = group.rate(records);
				}
			}
			double buffered;
			try (Group group = new Group(bench.servers(), "buffer-stream");
					Answers _ = new Answers(bench.servers(), (turn, read) -> {
					});
					ChildProcess _ = bench.worker("throughput", Map.of())) {
				buffered = group.rate(records);
			}
			figures.add("records_per_s", buffered)
				.add("passthrough_records_per_s", copied)
				.addAtLeast("throughput_vs_passthrough", buffered / copied, 0.35);
		}
	}

	// Users take turns, so that bursts overlap as they do in life.
	private static long post(Bench bench, Scale scale) {
		Instant start = Instant.now().minusSeconds(3_600);
		long records = 0;
		try (Posts posts = new Posts(bench.servers())) {
			for (int burst = 0; burst < scale.bursts(); burst++) {
				for (int message = 0; message < MESSAGES; message++) {
					for (int user = 0; user < scale.users(); user++) {
						Instant at = start.plusSeconds(burst * 20L + message).plusNanos(user * 100_000L);
						posts.text("57300" + (1_000_000 + user), TEXT, at);
						records++;
					}
				}
			}
			posts.flush();
		}
		return records;
	}

}
