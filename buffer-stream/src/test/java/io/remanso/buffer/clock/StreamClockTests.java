package io.remanso.buffer.clock;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StreamClockTests {

	private static final long WALL = 10_000_000;

	private static final long HOUR = 3_600_000;

	@Test
	void shouldStandBeforeAnythingWasRead() {
		StreamClock clock = new StreamClock(StreamClock.NONE, StreamClock.NONE, WALL);
		assertThat(run(clock, WALL, WALL + 10_000)).isEqualTo(StreamClock.NONE);
	}

	@Test
	void shouldGoByEventTimeWhileABacklogIsRead() {
		StreamClock clock = new StreamClock(StreamClock.NONE, StreamClock.NONE, WALL);
		for (long step = 0; step < 5_000; step += 100) {
			clock.read(WALL - HOUR + step, WALL + step);
			assertThat(clock.tick(WALL + step)).isEqualTo(WALL - HOUR + step - 1);
		}
	}

	@Test
	void shouldAddIdleTimeWhereABacklogEnds() {
		StreamClock clock = new StreamClock(StreamClock.NONE, StreamClock.NONE, WALL);
		clock.read(WALL - HOUR, WALL);
		assertThat(run(clock, WALL, WALL + 900)).isEqualTo(WALL - HOUR - 1);
		assertThat(run(clock, WALL + 900, WALL + 5_000)).isEqualTo(WALL - HOUR + 5_000);
	}

	@Test
	void shouldFollowTheWallWhileRecordsAreFresh() {
		StreamClock clock = calm();
		clock.read(WALL - 10, WALL);
		assertThat(run(clock, WALL, WALL + 2_000)).isEqualTo(WALL + 2_000 - StreamClock.ALLOWANCE);
	}

	@Test
	void shouldHoldAfterItsOwnStallUntilWhatPiledUpIsRead() {
		StreamClock clock = calm();
		clock.read(WALL, WALL);
		long before = run(clock, WALL, WALL + 500);
		long resumed = WALL + 5_500;
		assertThat(clock.tick(resumed)).isEqualTo(before);
		clock.read(WALL + 600, resumed + 10);
		clock.read(WALL + 3_000, resumed + 20);
		assertThat(clock.tick(resumed + 100)).isEqualTo(WALL + 2_999);
	}

	@Test
	void shouldGoOnAfterAStallWhereNothingOldIsLeft() {
		StreamClock clock = calm();
		clock.read(WALL, WALL);
		run(clock, WALL, WALL + 500);
		long resumed = WALL + 5_500;
		assertThat(run(clock, resumed, resumed + 200)).isEqualTo(WALL + 500 - StreamClock.ALLOWANCE);
		assertThat(run(clock, resumed + 200, resumed + 400)).isEqualTo(resumed + 400 - StreamClock.ALLOWANCE);
	}

	@Test
	void shouldHoldAfterAnOldRecordWithoutAGapInItsTicks() {
		StreamClock clock = calm();
		clock.read(WALL, WALL);
		long before = run(clock, WALL, WALL + 500);
		clock.read(WALL + 200, WALL + 550);
		assertThat(run(clock, WALL + 500, WALL + 800)).isEqualTo(before);
		assertThat(run(clock, WALL + 800, WALL + 900)).isEqualTo(WALL + 900 - StreamClock.ALLOWANCE);
	}

	@Test
	void shouldWidenTheAllowanceWhereLagLasts() {
		StreamClock clock = calm();
		long wall = WALL;
		for (; wall < WALL + 4_000; wall += 100) {
			clock.read(wall - 200, wall);
			clock.tick(wall);
		}
		assertThat(clock.now()).isGreaterThanOrEqualTo(wall - 100 - 300).isLessThan(wall - 100 - 200);
	}

	@Test
	void shouldClampFutureTimes() {
		StreamClock clock = calm();
		clock.read(WALL + HOUR, WALL);
		assertThat(run(clock, WALL, WALL + 400)).isLessThan(WALL + 400);
	}

	@Test
	void shouldNeverGoBack() {
		StreamClock clock = calm();
		clock.read(WALL, WALL);
		long before = run(clock, WALL, WALL + 1_000);
		clock.read(WALL - HOUR, WALL + 1_050);
		assertThat(clock.tick(WALL + 1_100)).isEqualTo(before);
	}

	@Test
	void shouldCloseTheLastBufferAfterARestartAndSilence() {
		StreamClock clock = new StreamClock(WALL - HOUR, WALL - HOUR - 1, WALL);
		assertThat(run(clock, WALL, WALL + 2_900)).isEqualTo(WALL - HOUR - 1);
		assertThat(run(clock, WALL + 2_900, WALL + 10_000)).isEqualTo(WALL - HOUR + 10_000);
	}

	@Test
	void shouldCloseTheLastBufferAfterARestartOfAMachineThatKeepsStalling() {
		StreamClock clock = new StreamClock(WALL - HOUR, WALL - HOUR - 1, WALL);
		for (long wall = WALL + 500; wall <= WALL + 10_000; wall += 500) {
			clock.tick(wall);
		}
		assertThat(clock.now()).isBetween(WALL - HOUR + 8_000, WALL - HOUR + 9_000);
	}

	@Test
	void shouldGoOnThoughTicksKeepStalling() {
		StreamClock clock = calm();
		clock.read(WALL, WALL);
		for (long wall = WALL + 500; wall <= WALL + 10_000; wall += 500) {
			clock.tick(wall);
		}
		assertThat(clock.now()).isBetween(WALL + 8_000, WALL + 9_000);
	}

	@Test
	void shouldCountNoSilenceThatNoPollHasSeenYet() {
		StreamClock clock = new StreamClock(WALL - HOUR, WALL - HOUR - 1, WALL);
		run(clock, WALL, WALL + 4_000);
		assertThat(clock.tick(WALL + 20_000)).isEqualTo(WALL - HOUR + 4_000);
	}

	private static StreamClock calm() {
		StreamClock clock = new StreamClock(StreamClock.NONE, StreamClock.NONE, WALL - 2_000);
		run(clock, WALL - 2_000, WALL);
		return clock;
	}

	private static long run(StreamClock clock, long from, long to) {
		for (long wall = from + 100; wall <= to; wall += 100) {
			clock.tick(wall);
		}
		return clock.now();
	}

}
