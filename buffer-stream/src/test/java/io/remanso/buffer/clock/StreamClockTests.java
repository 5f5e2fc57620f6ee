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
			clock.read(WALL - HOUR + step, WALL + step, StreamClock.NONE);
			assertThat(clock.tick(WALL + step, StreamClock.NONE)).isEqualTo(WALL - HOUR + step - 1);
		}
	}

	@Test
	void shouldStandWhereTheReadingOfABacklogStands() {
		StreamClock clock = new StreamClock(StreamClock.NONE, StreamClock.NONE, WALL);
		clock.read(WALL - HOUR, WALL, StreamClock.NONE);
		for (long wall = WALL; wall < WALL + 60_000; wall += 100) {
			assertThat(clock.tick(wall, StreamClock.NONE)).isEqualTo(WALL - HOUR - 1);
		}
	}

	@Test
	void shouldFollowTheWallWhereABacklogIsReadToItsEnd() {
		StreamClock clock = new StreamClock(StreamClock.NONE, StreamClock.NONE, WALL);
		clock.read(WALL - HOUR, WALL, StreamClock.NONE);
		assertThat(run(clock, WALL, WALL + 200)).isEqualTo(WALL - HOUR - 1);
		assertThat(run(clock, WALL + 200, WALL + 400)).isEqualTo(WALL + 400 - StreamClock.ALLOWANCE);
	}

	@Test
	void shouldStandWhereMoreIsInThePartitionThanWasRead() {
		StreamClock clock = calm();
		clock.read(WALL, WALL, StreamClock.NONE);
		long before = run(clock, WALL, WALL + 500);
		for (long wall = WALL + 600; wall < WALL + 20_000; wall += 100) {
			assertThat(clock.tick(wall, StreamClock.NONE)).isEqualTo(before);
		}
	}

	@Test
	void shouldStandWhereTheBrokerDoesNotAnswer() {
		StreamClock clock = calm();
		clock.read(WALL, WALL, StreamClock.NONE);
		long before = run(clock, WALL, WALL + 500);
		for (long wall = WALL + 600; wall < WALL + 20_000; wall += 100) {
			assertThat(clock.tick(wall, WALL + 500)).isEqualTo(before);
		}
	}

	@Test
	void shouldWaitForMoreAfterARecordThatPiledUp() {
		StreamClock clock = calm();
		run(clock, WALL, WALL + 2_000);
		clock.read(WALL + 900, WALL + 2_000, StreamClock.NONE);
		assertThat(run(clock, WALL + 2_000, WALL + 2_200)).isEqualTo(WALL + 899);
		assertThat(run(clock, WALL + 2_200, WALL + 2_300)).isEqualTo(WALL + 2_300 - StreamClock.ALLOWANCE);
	}

	@Test
	void shouldWidenTheAllowanceWhereLagLasts() {
		StreamClock clock = calm();
		long wall = WALL;
		for (; wall < WALL + 4_000; wall += 100) {
			clock.read(wall - 200, wall, wall);
			clock.tick(wall, wall);
		}
		assertThat(clock.now()).isGreaterThanOrEqualTo(wall - 100 - 300).isLessThan(wall - 100 - 200);
	}

	// How long a record lay in the partition is this process's affair.
	@Test
	void shouldKeepTheUsualAllowanceWhereRecordsAreOnlyReadLate() {
		StreamClock clock = calm();
		long wall = WALL;
		for (; wall < WALL + 4_000; wall += 100) {
			clock.read(wall - 200, wall, wall - 190);
			clock.tick(wall, wall);
		}
		assertThat(clock.now()).isEqualTo(wall - 100 - StreamClock.ALLOWANCE);
	}

	@Test
	void shouldClampFutureTimes() {
		StreamClock clock = calm();
		clock.read(WALL + HOUR, WALL, StreamClock.NONE);
		assertThat(run(clock, WALL, WALL + 400)).isLessThan(WALL + 400);
	}

	@Test
	void shouldNeverGoBack() {
		StreamClock clock = calm();
		clock.read(WALL, WALL, StreamClock.NONE);
		long before = run(clock, WALL, WALL + 1_000);
		clock.read(WALL - HOUR, WALL + 1_050, StreamClock.NONE);
		assertThat(clock.tick(WALL + 1_100, WALL + 1_100)).isEqualTo(before);
	}

	@Test
	void shouldCloseTheLastBufferAfterARestartAndSilence() {
		StreamClock clock = new StreamClock(WALL - HOUR, WALL - HOUR - 1, WALL);
		assertThat(run(clock, WALL, WALL + 200)).isEqualTo(WALL - HOUR - 1);
		assertThat(run(clock, WALL + 200, WALL + 400)).isEqualTo(WALL + 400 - StreamClock.ALLOWANCE);
	}

	private static StreamClock calm() {
		StreamClock clock = new StreamClock(StreamClock.NONE, StreamClock.NONE, WALL - 2_000);
		run(clock, WALL - 2_000, WALL);
		return clock;
	}

	// All that is in the partition is read at each tick.
	private static long run(StreamClock clock, long from, long to) {
		for (long wall = from + 100; wall <= to; wall += 100) {
			clock.tick(wall, wall);
		}
		return clock.now();
	}

}
