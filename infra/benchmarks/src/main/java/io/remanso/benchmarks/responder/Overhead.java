package io.remanso.benchmarks.responder;

import java.util.List;
import java.util.Map;

import io.remanso.crash.ServerProcess;

/**
 * What the responder itself adds to a turn at a steady rate: from the closed buffer to
 * the model, and from the model's answer to the gateway; first alone, then beside users
 * whose model takes very long.
 */
public final class Overhead {

	private static final int PER_SECOND = 200;

	// Four times as many as there are calls at once: 200 a second for a second.
	private static final int USERS = 800;

	private static final int SECONDS = 20;

	// Until the compilers of broker and simulator are done; two cores have nothing to
	// spare for them.
	private static final int WARM_UP_SECONDS = 180;

	private Overhead() {
	}

	/** Measure both. */
	public static Result measure() {
		try (Rig rig = new Rig(); ServerProcess responder = rig.launch(Map.of())) {
			// The same users throughout: their conversations are there after the first.
			SteadyLoad load = new SteadyLoad(rig, PER_SECOND, USERS,
					(user, line, _) -> Turns.of(user, line, rig.outcomes().conversations().get(Turns.user(user))));
			load.run(WARM_UP_SECONDS, (_) -> false);
			List<SteadyLoad.Times> alone = load.run(SECONDS, (_) -> false);
			List<SteadyLoad.Times> beside = load.run(SECONDS, (user) -> user < USERS / 100);
			// The turns of the slow users would take minutes more.
			responder.kill();
			return new Result(SteadyLoad.added(alone, 0.5), SteadyLoad.added(alone, 0.99),
					SteadyLoad.p99Whole(beside) / SteadyLoad.p99Whole(alone));
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
