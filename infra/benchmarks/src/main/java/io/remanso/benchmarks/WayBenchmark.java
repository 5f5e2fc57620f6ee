package io.remanso.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.turn.ClosedBuffer;

import io.remanso.crash.Burst;
import io.remanso.crash.Evidence;
import io.remanso.crash.Installation;
import io.remanso.crash.ServerProcess;
import io.remanso.crash.Typist;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.ledger.ModelCall;
import org.awaitility.Awaitility;

/**
 * The whole way, as a user feels it: {@code infra/up} in a process of its own with an
 * empty data folder, 200 users who write at the same time, every webhook delivered twice,
 * and the model's side of the simulator as the stop-watch's end.
 */
final class WayBenchmark {

	private static final Duration WINDOW = Duration.ofSeconds(5);

	private static final Duration LONGEST_GAP = Duration.ofMillis(1500);

	private static final int MESSAGES = 4;

	private static final int USERS_OF_EACH_GATEWAY = 100;

	private static final double MEBIBYTE = 1024.0 * 1024;

	private final RandomGenerator random = new Random(1);

	private final Figures figures = new Figures();

	Figures run() {
		Path data = temporaryFolder();
		try (Simulator simulator = Simulator.start(SimulatorOptions.echo())) {
			Installation installation = Installation.create(Installation.findCheckout(), data, simulator);
			Instant launched = Instant.now();
			try (ServerProcess remanso = installation.launch().awaitReady()) {
				this.figures.addAtMost("ready_s", secondsSince(launched), 45);
				answerFirst(installation, simulator);
				this.figures.addAtMost("first_answer_s", secondsSince(launched), 45);
				measureDelay(installation, simulator);
				this.figures.addAtMost("jvm_rss_mb", remanso.residentBytes() / MEBIBYTE, 1536);
				this.figures.add("postgres_rss_mb", ServerProcess.databaseResidentBytes(data) / MEBIBYTE);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this.figures;
	}

	private void answerFirst(Installation installation, Simulator simulator) {
		write(installation, Burst.ofBothGateways(1, 1, "primera", this.random));
		awaitSent(simulator, 2);
	}

	private void measureDelay(Installation installation, Simulator simulator) {
		List<Burst> warmUp = Burst.ofBothGateways(USERS_OF_EACH_GATEWAY, MESSAGES, "calentamiento", this.random);
		write(installation, warmUp);
		awaitSent(simulator, 2 + warmUp.size());
		List<Burst> bursts = Burst.ofBothGateways(USERS_OF_EACH_GATEWAY, MESSAGES, "medida", this.random);
		Map<String, Instant> lastPosted = write(installation, bursts);
		awaitSent(simulator, 2 + warmUp.size() + bursts.size());
		double[] delays = bursts.stream()
			.mapToDouble((burst) -> addedDelay(simulator, burst, lastPosted.getOrDefault(burst.number(), Instant.MAX)))
			.sorted()
			.toArray();
		this.figures.add("users_at_once", bursts.size())
			.add("added_delay_p50_ms", percentile(delays, 0.50))
			.addAtMost("added_delay_p99_ms", percentile(delays, 0.99), 500)
			.add("added_delay_max_ms", percentile(delays, 1));
		Evidence evidence = Evidence.gather(installation, simulator);
		addShares(evidence, simulator, bursts);
		System.err.printf("%d inbound records, %d turns, %d dispositions%n", evidence.inbound().size(),
				evidence.turns().size(), evidence.dispositions().size());
	}

	// Where the delay comes from: the close after its deadline, and from there to the
	// model.
	private void addShares(Evidence evidence, Simulator simulator, List<Burst> bursts) {
		Map<String, ModelCall> calls = new HashMap<>();
		simulator.openAi().calls().forEach((call) -> call.lines().forEach((line) -> calls.putIfAbsent(line, call)));
		Set<String> lasts = bursts.stream().map((burst) -> burst.texts().getLast()).collect(Collectors.toSet());
		List<ClosedBuffer> turns = evidence.turns().stream().filter((turn) -> lasts.contains(lastText(turn))).toList();
		double[] late = turns.stream()
			.mapToDouble((turn) -> Duration.between(turn.deadline(), turn.closedAt()).toNanos() / 1e6)
			.sorted()
			.toArray();
		double[] taken = turns.stream()
			.mapToDouble((turn) -> Duration
				.between(turn.closedAt(), Objects.requireNonNull(calls.get(lastText(turn))).startedAt())
				.toNanos() / 1e6)
			.sorted()
			.toArray();
		this.figures.add("close_late_p50_ms", percentile(late, 0.50))
			.add("close_late_p99_ms", percentile(late, 0.99))
			.add("closed_to_model_p50_ms", percentile(taken, 0.50))
			.add("closed_to_model_p99_ms", percentile(taken, 0.99));
	}

	private static String lastText(ClosedBuffer turn) {
		return (turn.messages().getLast().content() instanceof Content.Text(String body)) ? body : "";
	}

	private Map<String, Instant> write(Installation installation, List<Burst> bursts) {
		try (Typist typist = new Typist(installation.baseUrl(), this.random)) {
			return typist.write(bursts, LONGEST_GAP);
		}
	}

	private static double addedDelay(Simulator simulator, Burst burst, Instant lastPosted) {
		String last = burst.texts().getLast();
		ModelCall call = simulator.openAi()
			.calls()
			.stream()
			.filter((candidate) -> candidate.lines().contains(last))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("no model call has the last message of " + burst.number()));
		return Duration.between(lastPosted, call.startedAt()).minus(WINDOW).toNanos() / 1e6;
	}

	private static void awaitSent(Simulator simulator, int count) {
		Awaitility.await("an answer to each burst")
			.atMost(Duration.ofMinutes(2))
			.until(() -> simulator.whapi().sent().size() + simulator.meta().sent().size() >= count);
	}

	private static double percentile(double[] sorted, double share) {
		return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
	}

	private static double secondsSince(Instant start) {
		return Duration.between(start, Instant.now()).toMillis() / 1000.0;
	}

	private static Path temporaryFolder() {
		try {
			return Files.createTempDirectory("remanso-benchmark-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
