package io.remanso.buffer.conversation;

import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs random histories; more of them, or one again, by {@code -Dremanso.histories=N} and
 * {@code -Dremanso.seed=S}.
 */
class RandomHistoriesTests {

	private static final String ANA = "573000000001";

	private static final String LUZ = "573000000002";

	private static final int HISTORIES = Integer.getInteger("remanso.histories", 60_000);

	private final long first = Long.getLong("remanso.seed", new Random().nextLong());

	@Test
	void shouldLoseDoubleReorderMixAndSplitNothing() {
		each(HISTORIES, (seed) -> new History(ANA, seed).run());
	}

	@Test
	void shouldGiveEachUserTheSameTurnsHoweverUsersInterleave() {
		each(HISTORIES / 20, (seed) -> {
			History ana = new History(ANA, seed);
			History luz = new History(LUZ, ~seed);
			Random order = new Random(seed);
			boolean goesOn = true;
			while (goesOn) {
				goesOn = order.nextBoolean() ? ana.advance() : luz.advance();
			}
			assertThat(ana.run().turns()).isEqualTo(new History(ANA, seed).run().turns());
			assertThat(luz.run().turns()).isEqualTo(new History(LUZ, ~seed).run().turns());
		});
	}

	@Test
	void shouldCloseTheSameBuffersHoweverLateItLooks() {
		each(HISTORIES / 10, (seed) -> {
			List<List<String>> inTime = new Windows(ANA, seed).close(Windows.Looks.IN_TIME);
			assertThat(new Windows(ANA, seed).close(Windows.Looks.LATE)).isEqualTo(inTime);
			assertThat(new Windows(ANA, seed).close(Windows.Looks.NEVER)).isEqualTo(inTime);
		});
	}

	private void each(int histories, LongConsumer run) {
		for (long seed = this.first; seed < this.first + histories; seed++) {
			try {
				run.accept(seed);
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError("history with -Dremanso.histories=20 -Dremanso.seed=" + seed, ex);
			}
		}
	}

}
