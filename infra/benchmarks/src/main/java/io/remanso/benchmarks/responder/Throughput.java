package io.remanso.benchmarks.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.crash.ServerProcess;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.faults.Latency;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.ModelCall;

/**
 * How near the responder comes to the ideal where the model is the only thing that takes
 * time: so many calls under way at once, each of them so long.
 */
public final class Throughput {

	// Enough for nobody to be missing whose turn it could be.
	private static final int USERS_PER_CALL = 4;

	// So many that no conversation grows long: the simulated model reads it whole.
	private static final int LEAST_USERS = 1200;

	// Until the compiler is done with what is called for each turn; and every user has a
	// conversation by then.
	private static final Duration WARM_UP = Duration.ofSeconds(40);

	private Throughput() {
	}

	/**
	 * Measure one pair.
	 * @param inFlight calls at once
	 * @param latency of each
	 * @param rounds of so many calls
	 */
	public static Result measure(int inFlight, Duration latency, int rounds) {
		try (Rig rig = new Rig()) {
			rig.simulator().faults().set(Api.OPENAI, FaultProfile.slow(Latency.fixed(latency)).only("/responses"));
			int users = Math.max(inFlight * USERS_PER_CALL, LEAST_USERS);
			long perSecond = inFlight * 1000L / latency.toMillis();
			try (ServerProcess _ = rig.launch(Map.of("ASSISTANT_CALLS", Integer.toString(inFlight)))) {
				run(rig, Math.max(users, (int) (perSecond * WARM_UP.toSeconds())), users, inFlight);
				List<Instant> ends = run(rig, inFlight * rounds, users, inFlight);
				return new Result(peak(rig.simulator().openAi().calls()),
						(rig.outcomes().failures() > 0) ? 0 : efficiency(ends, inFlight, perSecond));
			}
		}
	}

	// Always so many turns that one waits for each call to end, and no backlog beyond.
	private static List<Instant> run(Rig rig, int count, int users, int inFlight) {
		Semaphore open = new Semaphore(2 * inFlight);
		rig.outcomes().onEnd(open::release);
		List<String> ids = new ArrayList<>();
		for (int n = 0; n < count; n++) {
			acquire(open, 1);
			int user = n % users;
			String line = "turno " + rig.nextNumber();
			ClosedBuffer turn = Turns.of(user, line, rig.outcomes().conversations().get(Turns.user(user)));
			ids.add(turn.turnId());
			rig.write(turn, line);
		}
		acquire(open, 2 * inFlight);
		Map<String, Instant> ends = rig.outcomes().ends();
		return ids.stream().map((id) -> ends.getOrDefault(id, Instant.MAX)).sorted().toList();
	}

	private static void acquire(Semaphore open, int turns) {
		try {
			if (!open.tryAcquire(turns, 1, TimeUnit.MINUTES)) {
				throw new IllegalStateException("no turn has ended for a minute");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// Filling up and running dry are not counted: the first two rounds and the last one.
	// From one round's first end to another's, since the ends of a round may come
	// together.
	private static double efficiency(List<Instant> ends, int inFlight, long ideal) {
		int from = 2 * inFlight;
		int to = ends.size() - inFlight;
		double seconds = Duration.between(ends.get(from), ends.get(to)).toNanos() / 1e9;
		return (to - from) / seconds / ideal;
	}

	private static int peak(List<ModelCall> calls) {
		TreeMap<Instant, Integer> changes = new TreeMap<>();
		for (ModelCall call : calls) {
			changes.merge(call.startedAt(), 1, Integer::sum);
			changes.merge(call.at(), -1, Integer::sum);
		}
		int now = 0;
		int highest = 0;
		for (int change : changes.values()) {
			now += change;
			highest = Math.max(highest, now);
		}
		return highest;
	}

	/**
	 * What came of it.
	 *
	 * @param inFlightPeak the most model calls that were under way at once
	 * @param efficiency turns a second against in-flight ÷ latency
	 */
	public record Result(int inFlightPeak, double efficiency) {
	}

}
