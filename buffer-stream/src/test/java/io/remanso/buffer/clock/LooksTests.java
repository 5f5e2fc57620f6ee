package io.remanso.buffer.clock;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LooksTests {

	private static final long WALL = 10_000_000;

	private final Looks looks = new Looks(WALL);

	@Test
	void shouldShowAllUntilTheLookWhereNoneIsMissing() {
		for (long wall = WALL + 40; wall < WALL + 1_000; wall += 40) {
			assertThat(this.looks.next(wall)).isEqualTo(wall);
		}
	}

	@Test
	void shouldLeaveIngestTimeToWriteWhatItHeldBackDuringAStall() {
		this.looks.next(WALL + 40);
		for (long wall = WALL + 5_000; wall < WALL + 5_200; wall += 40) {
			assertThat(this.looks.next(wall)).isLessThanOrEqualTo(WALL + 40);
		}
		assertThat(this.looks.next(WALL + 5_200)).isEqualTo(WALL + 5_200);
	}

	@Test
	void shouldGoOnWhereEveryLookIsSlow() {
		for (long wall = WALL + 1_000; wall <= WALL + 20_000; wall += 1_000) {
			assertThat(this.looks.next(wall)).isGreaterThanOrEqualTo(wall - 6_000);
		}
	}

}
