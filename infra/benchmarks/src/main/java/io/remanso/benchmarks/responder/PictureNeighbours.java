package io.remanso.benchmarks.responder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.crash.ServerProcess;

/**
 * Everybody sends pictures: what a turn takes alone, and beside users who send four
 * larger ones each and whose model takes very long. A turn of which the model has not
 * seen the picture counts as blind, however soon it was answered.
 */
public final class PictureNeighbours {

	private static final int PER_SECOND = 20;

	private static final int USERS = 800;

	// One in a hundred is slow and sends four pictures, spread over the time and both
	// gateways: what is measured is that they wait, not that a machine of two cores sends
	// all of theirs at once.
	private static final int ONE_OF = 101;

	private static final int SECONDS = 30;

	// Until the compiler is done with both gateways' ways to a file.
	private static final int WARM_UP_SECONDS = 40;

	private PictureNeighbours() {
	}

	/** Measure both. */
	public static Result measure() {
		// The simulated server would keep each conversation's pictures.
		try (Rig rig = new Rig(); ServerProcess responder = rig.launch(Map.of("ASSISTANT_MEMORY", "transcript"))) {
			TestPictures pictures = new TestPictures(rig.simulator().media());
			SteadyLoad load = new SteadyLoad(rig, PER_SECOND, USERS,
					(user, line, slow) -> turn(pictures, user, line, slow));
			load.run(WARM_UP_SECONDS, (_) -> false);
			List<SteadyLoad.Times> alone = load.run(SECONDS, (_) -> false);
			List<SteadyLoad.Times> beside = load.run(SECONDS, (user) -> user % ONE_OF == 0);
			responder.kill();
			return new Result(SteadyLoad.added(alone, 0.99), SteadyLoad.p99Whole(beside) / SteadyLoad.p99Whole(alone),
					blind(alone) + blind(beside));
		}
	}

	private static ClosedBuffer turn(TestPictures pictures, int user, String line, boolean slow) {
		List<Content> contents = new ArrayList<>();
		if (slow) {
			for (int n = 0; n < 3; n++) {
				contents.add(pictures.large(Turns.gateway(user), null));
			}
			contents.add(pictures.large(Turns.gateway(user), line));
		}
		else {
			contents.add(pictures.usual(Turns.gateway(user), line));
		}
		return Turns.of(user, contents, null);
	}

	private static int blind(List<SteadyLoad.Times> times) {
		return (int) times.stream().filter((turn) -> turn.images() != 1).count();
	}

	/**
	 * What came of it.
	 *
	 * @param p99Millis what was added to a turn alone
	 * @param neighbourRatio p99 of a turn's whole time beside slow users, against alone
	 * @param blind turns of which the model did not see the picture
	 */
	public record Result(double p99Millis, double neighbourRatio, int blind) {
	}

}
