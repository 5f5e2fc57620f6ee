package io.remanso.benchmarks.buffers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.remanso.benchmarks.Figures;
import io.remanso.testkit.process.ChildProcess;
import org.awaitility.Awaitility;

/**
 * From a kill -9 until users of all partitions who write after it have their turn, with
 * many seen keys in the stores: alone, and where another instance keeps a copy.
 */
final class Restore {

	private Restore() {
	}

	static void measure(Path alone, Path standby, Scale scale, Figures figures) {
		figures.add("seen_keys", scale.seen())
			.addAtMost("stream_to_answerable_s", measure(alone, scale, false), 60)
			.add("stream_to_answerable_with_standby_s", measure(standby, scale, true));
	}

	// Nobody writes, so what still grows is the copy.
	private static void awaitCopied(Bench bench) {
		AtomicLong size = new AtomicLong();
		Awaitility.await("the copy")
			.atMost(Duration.ofMinutes(10))
			.pollInterval(Duration.ofSeconds(5))
			.until(() -> size.getAndSet(bench.stateSize("other")) == size.get());
	}

	private static double measure(Path folder, Scale scale, boolean standby) {
		Map<String, String> settings = Map.of("BUFFER_STANDBYS", standby ? "1" : "0", "BUFFER_WINDOW", "1s");
		Answerable answerable = new Answerable();
		try (Bench bench = new Bench(folder);
				Posts posts = new Posts(bench.servers());
				Answers _ = new Answers(bench.servers(), (turn, read) -> answerable.take(turn))) {
			// The topic is there once it has run.
			try (ChildProcess _ = bench.worker("one", settings)) {
				answerable.seconds(posts);
			}
			SeenRows.write(bench.servers(), scale.seen());
			try (ChildProcess worker = bench.worker("one", settings);
					ChildProcess _ = standby ? bench.worker("other", settings) : null) {
				double first = answerable.seconds(posts);
				System.err.printf("empty instances were answerable after %.1f s%n", first);
				if (standby) {
					awaitCopied(bench);
				}
				worker.kill();
				try (ChildProcess _ = bench.worker("one", settings)) {
					return answerable.seconds(posts);
				}
			}
		}
	}

}
