package io.remanso.launch;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SilenceTest {

	private static final Duration CHECK = Duration.ofSeconds(2);

	private final Silence silence = new Silence(Duration.ofSeconds(20), CHECK);

	@Test
	void shouldBeTooLongAfterAsManyChecksAsMakeTheLimit() {
		assertThat(checks(9, this::usual)).isFalse();
		assertThat(usual()).isTrue();
	}

	@Test
	void shouldBeginAnewAfterAVirtualThreadHasRun() {
		checks(9, this::usual);
		this.silence.broken();
		assertThat(checks(9, this::usual)).isFalse();
	}

	@Test
	void shouldNotCountTheTimeInWhichTheProcessWasStopped() {
		checks(9, this::usual);
		assertThat(this.silence.lasted(Duration.ofMinutes(1), Duration.ofMinutes(1))).isFalse();
		assertThat(checks(9, this::usual)).isFalse();
		assertThat(usual()).isTrue();
	}

	@Test
	void shouldNotCountTheTimeInWhichTheMachineSlept() {
		checks(9, this::usual);
		assertThat(this.silence.lasted(CHECK, Duration.ofHours(8))).isFalse();
		assertThat(checks(9, this::usual)).isFalse();
	}

	@Test
	void shouldCountOnWhereTheWallIsSetBack() {
		checks(9, this::usual);
		assertThat(this.silence.lasted(CHECK, Duration.ofHours(-1))).isTrue();
	}

	private boolean usual() {
		return this.silence.lasted(CHECK.plusMillis(30), CHECK.plusMillis(30));
	}

	private static boolean checks(int count, BooleanSupplier check) {
		return IntStream.range(0, count).filter((_) -> check.getAsBoolean()).count() > 0;
	}

}
