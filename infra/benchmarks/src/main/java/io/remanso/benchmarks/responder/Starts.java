package io.remanso.benchmarks.responder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.crash.ServerProcess;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The responder started again and again while turns wait for it, with a single carrier
 * for its virtual threads: what they meet first all meet together, and one that waits for
 * another on its carrier stops all. Each start is ended by {@code kill -9}.
 */
public final class Starts {

	/** Until it must be ready. */
	private static final Duration READY = Duration.ofSeconds(20);

	private static final Duration ANSWERED = Duration.ofMinutes(1);

	// As few as there can be; half of Java's own choice where the machine has two cores.
	private static final String[] ONE_CARRIER = { "-Djdk.virtualThreadScheduler.parallelism=1",
			"-Djdk.virtualThreadScheduler.maxPoolSize=1" };

	private Starts() {
	}

	/**
	 * Start it so often.
	 * @param starts one after another
	 * @param turns number of turns that wait at each start
	 */
	public static Result run(int starts, int turns) {
		List<Duration> ready = new ArrayList<>();
		int answered = 0;
		try (Rig rig = new Rig()) {
			for (int n = 0; n < starts; n++) {
				Set<String> waiting = write(rig, turns);
				long begun = System.nanoTime();
				try (ServerProcess responder = rig.launch(Map.of(), ONE_CARRIER)) {
					ready.add(Duration.ofNanos(System.nanoTime() - begun));
					answered += allAnswered(rig, waiting) ? 1 : 0;
					responder.kill();
				}
				catch (AssertionError ex) {
					// The responder did not become ready, and has been ended.
					System.err.println(ex.getMessage());
				}
				System.err.printf("start %d of %d%n", n + 1, starts);
			}
			answered = (rig.outcomes().failures() == 0) ? answered : 0;
		}
		int inTime = (int) ready.stream().filter((took) -> took.compareTo(READY) <= 0).count();
		return new Result(starts, inTime, answered, ready.stream().max(Duration::compareTo).orElse(Duration.ZERO));
	}

	private static Set<String> write(Rig rig, int turns) {
		Set<String> ids = new HashSet<>();
		for (int user = 0; user < turns; user++) {
			String line = "turno " + rig.nextNumber();
			ClosedBuffer turn = Turns.of(user, line, rig.outcomes().conversations().get(Turns.user(user)));
			ids.add(turn.turnId());
			rig.write(turn, line);
		}
		return ids;
	}

	private static boolean allAnswered(Rig rig, Set<String> turns) {
		try {
			Awaitility.await("every turn's end")
				.atMost(ANSWERED)
				.until(() -> rig.outcomes().ends().keySet().containsAll(turns));
			return true;
		}
		catch (ConditionTimeoutException ex) {
			System.err.println(ex.getMessage());
			return false;
		}
	}

	/**
	 * What came of it.
	 *
	 * @param ready starts that were ready in time
	 * @param answered starts after which every turn that waited was answered
	 * @param slowest of those that became ready
	 */
	public record Result(int starts, int ready, int answered, Duration slowest) {
	}

}
