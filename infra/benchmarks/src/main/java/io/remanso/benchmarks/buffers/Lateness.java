package io.remanso.benchmarks.buffers;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.remanso.benchmarks.Figures;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.testkit.process.ChildProcess;
import org.awaitility.Awaitility;

/**
 * How late buffers close while many others are open and messages keep coming: from the
 * deadline to the processor's close, and to the committed reader beside it. The many are
 * voice notes, whose window is as long as can be; one partition sees a message every 300
 * ms, one next to none. Then the process is killed, and what a restart takes beyond that
 * of the few open buffers is what the many cost.
 */
final class Lateness {

	private static final int SLOW = 10;

	private static final int QUIET = 11;

	private static final int MESSAGES_A_SECOND = 2_000;

	private static final int BURST = 4;

	// A JVM that compiles is not what users meet, and the larger run has compiled more.
	// On
	// two cores the compilers of worker and broker are busy for some three minutes, with
	// a
	// third of both.
	private static final int WARM_UP_MESSAGES = 40_000;

	private static final long WARM_UP = 120;

	private static final Map<String, String> SETTINGS = Map.of("BUFFER_VOICE_WINDOW", "10m", "BUFFER_MAX_AGE", "10m",
			"BUFFER_WINDOW", "2s");

	private record Late(int partition, long processor, long reader) {

	}

	private final Queue<Late> late = new ConcurrentLinkedQueue<>();

	private final Scale scale;

	private final Figures figures;

	private volatile Instant from = Instant.MAX;

	private double bytes;

	private double answerable;

	private Answerable users = new Answerable();

	Lateness(Scale scale, Figures figures) {
		this.scale = scale;
		this.figures = figures;
	}

	void measure(Path few, Path many) {
		double base = p99(run(few, this.scale.few()), (partition) -> true);
		double restart = this.answerable;
		List<Late> all = run(many, this.scale.open());
		double worst = IntStream.of(SLOW, QUIET)
			.mapToDouble((number) -> p99(all, (partition) -> partition == number))
			.max()
			.orElseThrow();
		double main = p99(all, (partition) -> true);
		this.figures.add("close_late_p50_ms", percentile(all.stream().map(Late::processor).sorted().toList(), 0.5))
			.addAtMost("close_late_p99_ms", Math.max(main, worst), 250)
			.add("close_late_p99_all_ms", main)
			.add("close_late_p99_slow_partition_ms", p99(all, (partition) -> partition == SLOW))
			.add("close_late_p99_quiet_partition_ms", p99(all, (partition) -> partition == QUIET))
			.add("read_committed_late_p99_ms", percentile(all.stream().map(Late::reader).sorted().toList(), 0.99))
			.addAtMost("late_ratio_1m_vs_10k", main / base, 1.2)
			.add("bytes_per_open_buffer", this.bytes)
			.add("open_to_answerable_s", this.answerable)
			.add("restore_s_per_100k", (this.answerable - restart) * 100_000 / (this.scale.open() - this.scale.few()));
	}

	private List<Late> run(Path folder, int open) {
		this.late.clear();
		this.from = Instant.MAX;
		this.users = new Answerable();
		try (Bench bench = new Bench(folder);
				Posts posts = new Posts(bench.servers());
				Group group = new Group(bench.servers(), "buffer-stream");
				Answers _ = new Answers(bench.servers(), this::take);
				ChildProcess worker = bench.worker("lateness", SETTINGS)) {
			for (int user = 0; user < open; user++) {
				posts.voice("57320" + (10_000_000 + user), Instant.now());
			}
			posts.flush();
			group.awaitDone(open);
			this.bytes = bench.stateSize("lateness") / (double) open;
			warmUp(posts, group, open);
			live(posts);
			this.from = Instant.MAX;
			worker.kill();
			try (ChildProcess _ = bench.worker("lateness", SETTINGS)) {
				this.answerable = this.users.seconds(posts);
			}
			return List.copyOf(this.late);
		}
	}

	private static void warmUp(Posts posts, Group group, int before) {
		for (int message = 0; message < WARM_UP_MESSAGES; message++) {
			posts.text("57370" + message % (WARM_UP_MESSAGES / BURST), "hola", Instant.now());
		}
		posts.flush();
		group.awaitDone(before + WARM_UP_MESSAGES);
	}

	private void live(Posts posts) {
		AtomicInteger number = new AtomicInteger();
		try (ScheduledExecutorService users = Executors.newScheduledThreadPool(2)) {
			AtomicInteger tick = new AtomicInteger();
			var busy = users.scheduleAtFixedRate(() -> burst(posts, tick.getAndIncrement()), 0, 10,
					TimeUnit.MILLISECONDS);
			var slow = users.scheduleAtFixedRate(() -> posts
				.text(user(number.incrementAndGet(), (partition) -> partition == SLOW), "hola", Instant.now()), 0, 300,
					TimeUnit.MILLISECONDS);
			var quiet = users.scheduleAtFixedRate(() -> posts
				.text(user(number.incrementAndGet(), (partition) -> partition == QUIET), "hola", Instant.now()), 0,
					Math.min(60, this.scale.seconds() / 4), TimeUnit.SECONDS);
			this.from = Instant.now().plusSeconds(WARM_UP);
			Awaitility.await("the live traffic")
				.pollDelay(Duration.ofSeconds(WARM_UP + this.scale.seconds()))
				.timeout(Duration.ofHours(1))
				.until(() -> true);
			List.of(busy, slow, quiet).forEach((task) -> task.cancel(false));
		}
	}

	// Bursts of four, 300 ms apart: some users begin, others write their next.
	private static void burst(Posts posts, int tick) {
		for (int message = 0; message < BURST; message++) {
			int begun = tick - 30 * message;
			for (int i = 0; begun >= 0 && i < MESSAGES_A_SECOND / 100 / BURST; i++) {
				String user = user(begun * MESSAGES_A_SECOND + i, (partition) -> partition < SLOW);
				posts.text(user, "hola", Instant.now());
			}
		}
	}

	private static String user(int number, IntPredicate partition) {
		return IntStream.iterate(0, (salt) -> salt + 1)
			.mapToObj((salt) -> "57310" + number + "x" + salt)
			.filter((user) -> partition.test(Posts.partition(user)))
			.findFirst()
			.orElseThrow();
	}

	private void take(ClosedBuffer turn, Instant read) {
		this.users.take(turn);
		if (turn.reason() == CloseReason.WINDOW && turn.deadline().isAfter(this.from)) {
			this.late.add(new Late(turn.messages().getFirst().partition(),
					Duration.between(turn.deadline(), turn.closedAt()).toMillis(),
					Duration.between(turn.deadline(), read).toMillis()));
		}
	}

	private static double p99(List<Late> all, IntPredicate partition) {
		return percentile(
				all.stream().filter((one) -> partition.test(one.partition())).map(Late::processor).sorted().toList(),
				0.99);
	}

	private static double percentile(List<Long> sorted, double share) {
		return sorted.isEmpty() ? Double.MAX_VALUE
				: sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
	}

}
