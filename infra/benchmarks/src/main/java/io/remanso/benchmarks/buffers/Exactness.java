package io.remanso.benchmarks.buffers;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.remanso.benchmarks.Figures;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.testkit.process.ChildProcess;
import org.awaitility.Awaitility;

/**
 * Whether buffers are what they would be without backlog and stalls. A lease of a
 * millisecond makes the gate transparent, so that windows are not joined behind it.
 */
final class Exactness {

	private static final Duration WINDOW = Duration.ofSeconds(5);

	private static final Duration LIVE_WINDOW = Duration.ofSeconds(3);

	private static final List<Duration> STOPS = List.of(Duration.ofMillis(2_500), Duration.ofSeconds(5),
			Duration.ofSeconds(20));

	private static final int LIVE_USERS = 300;

	private Exactness() {
	}

	/** An hour of traffic, read as a backlog. */
	static void measureBacklog(Path folder, Scale scale, Figures figures) {
		Queue<ClosedBuffer> turns = new ConcurrentLinkedQueue<>();
		List<InboundEvent.Message> posted;
		try (Bench bench = new Bench(folder)) {
			try (Posts posts = new Posts(bench.servers())) {
				posted = writeAnHour(posts, scale.backlogUsers());
			}
			try (Answers answers = new Answers(bench.servers(), (turn, read) -> turns.add(turn));
					ChildProcess _ = bench.worker("backlog", Map.of("TURN_LEASE", "1ms"))) {
				await(answers, posted.size());
			}
		}
		Set<List<String>> ideal = Set.copyOf(Ideal.windows(posted));
		Set<List<String>> real = turns.stream().map(Exactness::ids).collect(Collectors.toSet());
		long same = ideal.stream().filter(real::contains).count();
		figures.add("backlog_windows", ideal.size())
			.addAtLeast("backlog_exact", share(same, Math.max(ideal.size(), real.size())), 1);
	}

	// Two bursts of each user, ten minutes apart, in the order of their times.
	private static List<InboundEvent.Message> writeAnHour(Posts posts, int users) {
		Random random = new Random(1);
		record Line(String user, Instant at) {
		}
		List<Line> lines = new ArrayList<>();
		Instant start = Instant.now().minusSeconds(3_700);
		for (int user = 0; user < users; user++) {
			Instant first = start.plusMillis(random.nextLong(2_900_000));
			for (int burst = 0; burst < 2; burst++) {
				Instant at = first.plusSeconds(600L * burst);
				for (int message = 0; message < 3; message++) {
					lines.add(new Line("57330" + (1_000_000 + user), at));
					at = at.plusMillis(500 + random.nextLong(4_000));
				}
			}
		}
		lines.sort(Comparator.comparing(Line::at));
		List<InboundEvent.Message> posted = lines.stream()
			.map((line) -> posts.text(line.user(), "hola", line.at()))
			.toList();
		posts.flush();
		return posted;
	}

	/** Live traffic; the worker and the broker are stopped in turn. */
	static void measureStalls(Path folder, Figures figures) {
		Map<String, String> turnOf = new ConcurrentHashMap<>();
		Queue<InboundEvent.Message> posted = new ConcurrentLinkedQueue<>();
		try (Bench bench = new Bench(folder);
				Posts posts = new Posts(bench.servers());
				Answers answers = new Answers(bench.servers(),
						(turn, read) -> turn.messages().forEach((message) -> turnOf.put(message.id(), turn.turnId())));
				ChildProcess worker = bench.worker("stalls",
						Map.of("TURN_LEASE", "1ms", "BUFFER_WINDOW", LIVE_WINDOW.toMillis() + "ms"));
				ScheduledExecutorService users = Executors.newScheduledThreadPool(2)) {
			Random random = new Random(2);
			for (int user = 0; user < LIVE_USERS; user++) {
				String id = "57340" + (1_000 + user);
				var _ = users.schedule(() -> write(users, posts, posted, id, random), random.nextLong(3_000),
						TimeUnit.MILLISECONDS);
			}
			await(answers, 500);
			for (Duration stop : STOPS) {
				List.of(worker, bench.broker()).forEach((child) -> {
					child.stopFor(stop);
					await(answers, answers.messages() + 500);
				});
			}
			users.shutdownNow();
			posts.flush();
			await(answers, posted.size());
		}
		figures.addAtLeast("stall_exact", share(posted, turnOf), 1);
	}

	private static void write(ScheduledExecutorService users, Posts posts, Queue<InboundEvent.Message> posted,
			String user, Random random) {
		posted.add(posts.text(user, "hola", Instant.now()));
		if (!users.isShutdown()) {
			long gap = (random.nextInt(4) > 0) ? 200 + random.nextLong(2_000) : 4_500 + random.nextLong(2_000);
			var _ = users.schedule(() -> write(users, posts, posted, user, random), gap, TimeUnit.MILLISECONDS);
		}
	}

	// Of all pairs of messages that belong together, how many are together.
	private static double share(Collection<InboundEvent.Message> posted, Map<String, String> turnOf) {
		Map<String, InboundEvent.Message> before = new HashMap<>();
		int pairs = 0;
		int together = 0;
		for (InboundEvent.Message message : posted) {
			InboundEvent.Message last = before.put(message.userId(), message);
			if (last != null && !message.receivedAt().isAfter(last.receivedAt().plus(LIVE_WINDOW))) {
				pairs++;
				together += turnOf.getOrDefault(last.id(), "").equals(turnOf.get(message.id())) ? 1 : 0;
			}
		}
		return share(together, pairs);
	}

	// Down to a hundredth, so that what is not whole never shows as 1.
	private static double share(long part, long whole) {
		return Math.floor(100.0 * part / whole) / 100;
	}

	private static void await(Answers answers, long messages) {
		Awaitility.await(messages + " messages in turns")
			.atMost(WINDOW.multipliedBy(120))
			.pollInterval(Duration.ofMillis(100))
			.until(() -> answers.messages() >= messages);
	}

	private static List<String> ids(ClosedBuffer turn) {
		return turn.messages().stream().map(TurnMessage::id).toList();
	}

}
