package io.remanso.benchmarks.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.crash.ServerProcess;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.ModelCall;
import io.remanso.simulator.ledger.Sent;
import org.awaitility.Awaitility;

/**
 * What the responder itself adds to a turn at a steady rate: from the closed buffer to
 * the model, and from the model's answer to the gateway; first alone, then beside users
 * whose model takes very long.
 */
public final class Overhead {

	private static final Duration LATENCY = Duration.ofSeconds(1);

	private static final Duration SLOW = Duration.ofSeconds(30);

	private static final int PER_SECOND = 200;

	// Four times as many as there are calls at once: 200 a second for a second.
	private static final int USERS = 800;

	private static final int SECONDS = 20;

	// Until the compilers of broker and simulator are done; on two cores they have
	// nothing
	// to spare for them.
	private static final int WARM_UP_SECONDS = 180;

	private static final String SLOWLY = "lento";

	private final Rig rig;

	private Overhead(Rig rig) {
		this.rig = rig;
	}

	/** Measure both. */
	public static Result measure() {
		try (Rig rig = new Rig()) {
			rig.simulator()
				.faults()
				.latencyBy(Api.OPENAI, (call) -> !call.path().equals("/responses") ? Duration.ZERO
						: call.text().contains(SLOWLY) ? SLOW : LATENCY);
			try (ServerProcess responder = rig.launch(Map.of())) {
				Overhead overhead = new Overhead(rig);
				overhead.run(WARM_UP_SECONDS, 0);
				List<Times> alone = overhead.run(SECONDS, 0);
				List<Times> beside = overhead.run(SECONDS, USERS / 100);
				// What the slow users still wait for would take minutes.
				responder.kill();
				double[] added = alone.stream().mapToDouble(Times::addedMillis).sorted().toArray();
				return new Result(percentile(added, 0.5), percentile(added, 0.99), p99Whole(beside) / p99Whole(alone));
			}
		}
	}

	// The same users throughout: their conversations are there after the first turn.
	private List<Times> run(int seconds, int slowUsers) {
		List<String> lines = new ArrayList<>();
		List<String> ids = new ArrayList<>();
		int count = seconds * PER_SECOND;
		try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
			for (int n = 0; n < count; n++) {
				int user = n % USERS;
				var _ = clock.schedule(() -> {
					boolean slow = user < slowUsers;
					String line = "%s %d".formatted(slow ? SLOWLY : "turno", this.rig.nextNumber());
					ClosedBuffer turn = Turns.of(user, line, this.rig.outcomes().conversations().get(Turns.user(user)));
					if (!slow) {
						ids.add(turn.turnId());
						lines.add(line);
					}
					this.rig.write(turn, line);
				}, (long) n * 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
			}
		}
		Awaitility.await("the end of every turn that is not slow")
			.atMost(Duration.ofMinutes(2))
			.until(() -> this.rig.outcomes().ends().keySet().containsAll(ids));
		return times(lines);
	}

	private List<Times> times(List<String> lines) {
		Map<String, ModelCall> calls = new HashMap<>();
		this.rig.simulator().openAi().calls().forEach((call) -> calls.put(call.lines().getLast(), call));
		Map<String, Instant> sent = new HashMap<>();
		List<Sent> all = new ArrayList<>(this.rig.simulator().whapi().sent());
		all.addAll(this.rig.simulator().meta().sent());
		all.forEach((message) -> sent.put(message.text().lines().toList().getLast(), message.at()));
		return lines.stream().map((line) -> {
			ModelCall call = calls.get(line);
			Instant at = sent.get(line);
			if (call == null || at == null) {
				throw new IllegalStateException("a turn was not answered: " + line);
			}
			return new Times(this.rig.visible().getOrDefault(line, Instant.MAX), call.startedAt(), call.at(), at);
		}).toList();
	}

	private static double p99Whole(List<Times> times) {
		return percentile(times.stream().mapToDouble(Times::wholeMillis).sorted().toArray(), 0.99);
	}

	private static double percentile(double[] sorted, double share) {
		return Arrays.stream(sorted).skip((long) (share * (sorted.length - 1))).findFirst().orElse(0);
	}

	private record Times(Instant visible, Instant asked, Instant answered, Instant sent) {

		double addedMillis() {
			return millis(this.visible, this.asked) + millis(this.answered, this.sent);
		}

		double wholeMillis() {
			return millis(this.visible, this.sent);
		}

		private static double millis(Instant from, Instant to) {
			return Duration.between(from, to).toNanos() / 1e6;
		}

	}

	/**
	 * What came of it.
	 *
	 * @param neighbourRatio p99 of a turn's whole time beside slow users, against alone
	 */
	public record Result(double p50Millis, double p99Millis, double neighbourRatio) {
	}

}
