package io.remanso.benchmarks.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.crash.ServerProcess;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.faults.Latency;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.ModelCall;
import org.awaitility.Awaitility;

/**
 * How near the responder comes to the ideal where the model is the only thing that takes
 * time: so many calls under way at once, each of them so long.
 */
public final class Throughput {

	// Enough for nobody to be missing whose turn it could be.
	private static final int USERS_PER_CALL = 4;

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
			try (ServerProcess _ = rig.launch(Map.of("ASSISTANT_CALLS", Integer.toString(inFlight)))) {
				List<ClosedBuffer> turns = new ArrayList<>();
				for (int n = 0; n < inFlight * rounds; n++) {
					String line = "turno " + n;
					ClosedBuffer turn = Turns.of(n % (inFlight * USERS_PER_CALL), line, null);
					turns.add(turn);
					rig.write(turn, line);
				}
				Awaitility.await("every turn's end")
					.atMost(Duration.ofMinutes(5))
					.until(() -> rig.outcomes().ends().size() >= turns.size());
			}
			List<Instant> ends = rig.outcomes().ends().values().stream().sorted().toList();
			return new Result(peak(rig.simulator().openAi().calls()),
					efficiency(ends, inFlight, latency, rig.outcomes().failures()));
		}
	}

	// Filling up and running dry are not counted: the first two rounds and the last one.
	private static double efficiency(List<Instant> ends, int inFlight, Duration latency, int failures) {
		int from = 2 * inFlight;
		int to = ends.size() - inFlight - 1;
		double seconds = Duration.between(ends.get(from), ends.get(to)).toNanos() / 1e9;
		double ideal = inFlight / (latency.toNanos() / 1e9);
		return (failures > 0) ? 0 : (to - from) / seconds / ideal;
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
