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
import java.util.function.IntPredicate;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.simulator.faults.Incoming;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.ModelCall;
import io.remanso.simulator.ledger.Sent;
import org.awaitility.Awaitility;

/**
 * Turns at a steady rate, of the same users throughout. The model takes a second, but for
 * those users whose lines ask it to be slow.
 */
final class SteadyLoad {

	private static final Duration LATENCY = Duration.ofSeconds(1);

	private static final Duration SLOW = Duration.ofSeconds(30);

	private static final String SLOWLY = "lento";

	private final Rig rig;

	private final int perSecond;

	private final int users;

	private final TurnMaker turns;

	SteadyLoad(Rig rig, int perSecond, int users, TurnMaker turns) {
		this.rig = rig;
		this.perSecond = perSecond;
		this.users = users;
		this.turns = turns;
		rig.simulator().faults().latencyBy(Api.OPENAI, SteadyLoad::latency);
	}

	private static Duration latency(Incoming call) {
		if (!call.path().equals("/responses")) {
			return Duration.ZERO;
		}
		return call.text().contains(SLOWLY) ? SLOW : LATENCY;
	}

	/**
	 * Run; what each turn took that is not slow.
	 * @param slow for which users the model is
	 */
	List<Times> run(int seconds, IntPredicate slow) {
		List<String> lines = new ArrayList<>();
		List<String> ids = new ArrayList<>();
		int count = seconds * this.perSecond;
		try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
			for (int n = 0; n < count; n++) {
				int user = n % this.users;
				var _ = clock.schedule(() -> {
					boolean slowly = slow.test(user);
					String line = "%s %d".formatted(slowly ? SLOWLY : "turno", this.rig.nextNumber());
					ClosedBuffer turn = this.turns.of(user, line, slowly);
					if (!slowly) {
						ids.add(turn.turnId());
						lines.add(line);
					}
					this.rig.write(turn, line);
				}, (long) n * 1_000_000 / this.perSecond, TimeUnit.MICROSECONDS);
			}
		}
		Awaitility.await("the end of every turn that is not slow")
			.atMost(Duration.ofMinutes(2))
			.until(() -> this.rig.outcomes().ends().keySet().containsAll(ids));
		return times(lines);
	}

	private List<Times> times(List<String> lines) {
		Map<String, ModelCall> calls = new HashMap<>();
		this.rig.simulator().openAi().calls().forEach((call) -> calls.put(line(call.lines()), call));
		Map<String, Instant> sent = new HashMap<>();
		List<Sent> all = new ArrayList<>(this.rig.simulator().whapi().sent());
		all.addAll(this.rig.simulator().meta().sent());
		all.forEach((message) -> sent.put(line(message.text().lines().toList()), message.at()));
		return lines.stream().map((line) -> {
			ModelCall call = calls.get(line);
			Instant at = sent.get(line);
			if (call == null || at == null) {
				throw new IllegalStateException("a turn was not answered: " + line);
			}
			return new Times(this.rig.visible().getOrDefault(line, Instant.MAX), call.startedAt(), call.at(), at,
					call.images());
		}).toList();
	}

	// A caption stands behind what names its file.
	private static String line(List<String> lines) {
		String last = lines.getLast();
		return last.substring(last.indexOf(']') + 1).strip();
	}

	static double p99Whole(List<Times> times) {
		return percentile(times.stream().mapToDouble(Times::wholeMillis).toArray(), 0.99);
	}

	static double added(List<Times> times, double share) {
		return percentile(times.stream().mapToDouble(Times::addedMillis).toArray(), share);
	}

	private static double percentile(double[] values, double share) {
		return Arrays.stream(values).sorted().skip((long) (share * (values.length - 1))).findFirst().orElse(0);
	}

	/** Makes a user's next turn, which says that line last. */
	@FunctionalInterface
	interface TurnMaker {

		ClosedBuffer of(int user, String line, boolean slow);

	}

	/**
	 * What one turn took.
	 *
	 * @param images pictures of the turn that the model saw
	 */
	record Times(Instant visible, Instant asked, Instant answered, Instant sent, int images) {

		private double addedMillis() {
			return millis(this.visible, this.asked) + millis(this.answered, this.sent);
		}

		private double wholeMillis() {
			return millis(this.visible, this.sent);
		}

		private static double millis(Instant from, Instant to) {
			return Duration.between(from, to).toNanos() / 1e6;
		}

	}

}
