package io.remanso.benchmarks.buffers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import org.awaitility.Awaitility;

/**
 * How long it takes until new users of all partitions have their turn. Told of turns by
 * the thread that reads them.
 */
final class Answerable {

	private static final Duration LONGEST = Duration.ofMinutes(20);

	private static final String PREFIX = "57360";

	private final Set<String> answered = ConcurrentHashMap.newKeySet();

	private final AtomicInteger round = new AtomicInteger();

	void take(ClosedBuffer turn) {
		if (turn.userId().startsWith(PREFIX)) {
			this.answered.add(turn.userId());
		}
	}

	/** Seconds from now, by users who write now. */
	double seconds(Posts posts) {
		long start = System.nanoTime();
		List<String> users = oneOfEachPartition(PREFIX + this.round.incrementAndGet());
		users.forEach((user) -> posts.text(user, "hola", Instant.now()));
		posts.flush();
		Awaitility.await("a turn of each partition")
			.atMost(LONGEST)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> this.answered.containsAll(users));
		return (System.nanoTime() - start) / 1e9;
	}

	private static List<String> oneOfEachPartition(String prefix) {
		return IntStream.range(0, Topics.PARTITIONS)
			.mapToObj((partition) -> IntStream.iterate(0, (number) -> number + 1)
				.mapToObj((number) -> prefix + "x" + number)
				.filter((user) -> Posts.partition(user) == partition)
				.findFirst()
				.orElseThrow())
			.toList();
	}

}
