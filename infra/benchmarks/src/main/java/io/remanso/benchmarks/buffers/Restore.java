package io.remanso.benchmarks.buffers;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.remanso.benchmarks.Figures;
import io.remanso.contracts.topic.Topics;
import org.awaitility.Awaitility;

/**
 * From a kill -9 until users of all partitions who write after it have their turn, with
 * many seen keys in the stores: alone, and where another instance keeps a copy.
 */
final class Restore {

	private static final Duration LONGEST = Duration.ofMinutes(20);

	private Restore() {
	}

	static void measure(Path alone, Path standby, Scale scale, Figures figures) {
		double seconds = measure(alone, scale, false);
		figures.add("seen_keys", scale.seen())
			.addAtMost("stream_to_answerable_s", seconds, 60)
			.add("stream_to_answerable_with_standby_s", measure(standby, scale, true))
			.add("restore_s_per_100k", seconds * 100_000 / scale.seen());
	}

	private static double measure(Path folder, Scale scale, boolean standby) {
		Map<String, String> settings = Map.of("BUFFER_STANDBYS", standby ? "1" : "0", "BUFFER_WINDOW", "1s");
		Set<String> answered = ConcurrentHashMap.newKeySet();
		try (Bench bench = new Bench(folder);
				Posts posts = new Posts(bench.servers());
				Group group = new Group(bench.servers(), "buffer-stream");
				Answers _ = new Answers(bench.servers(), (turn, read) -> answered.add(turn.userId()));
				Child worker = bench.worker("one", settings);
				Child _ = standby ? bench.worker("other", settings) : null) {
			for (int key = 0; key < scale.seen(); key++) {
				posts.reaction("57350" + (100_000 + key % 100_000), Instant.now());
			}
			posts.flush();
			group.awaitDone(scale.seen());
			worker.kill();
			long start = System.nanoTime();
			try (Child _ = bench.worker("one", settings)) {
				List<String> users = oneOfEachPartition();
				users.forEach((user) -> posts.text(user, "hola", Instant.now()));
				posts.flush();
				Awaitility.await("an answer after the kill")
					.atMost(LONGEST)
					.pollInterval(Duration.ofMillis(50))
					.until(() -> answered.containsAll(users));
				return (System.nanoTime() - start) / 1e9;
			}
		}
	}

	private static List<String> oneOfEachPartition() {
		return IntStream.range(0, Topics.PARTITIONS)
			.mapToObj((partition) -> IntStream.iterate(0, (number) -> number + 1)
				.mapToObj((number) -> "57360" + number)
				.filter((user) -> Posts.partition(user) == partition)
				.findFirst()
				.orElseThrow())
			.toList();
	}

}
