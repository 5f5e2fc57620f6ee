package io.remanso.buffer.conversation;

import java.util.Random;

import org.junit.jupiter.api.Test;

/**
 * Runs random histories; more of them, or one again, by {@code -Dremanso.histories=N} and
 * {@code -Dremanso.seed=S}.
 */
class RandomHistoriesTests {

	private static final int HISTORIES = Integer.getInteger("remanso.histories", 100_000);

	@Test
	void shouldLoseDoubleReorderMixAndSplitNothing() {
		long first = Long.getLong("remanso.seed", new Random().nextLong());
		for (int i = 0; i < HISTORIES; i++) {
			long seed = first + i;
			try {
				new History(seed).run();
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError("history with -Dremanso.histories=1 -Dremanso.seed=" + seed, ex);
			}
		}
	}

}
