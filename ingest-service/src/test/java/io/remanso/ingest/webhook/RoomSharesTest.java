package io.remanso.ingest.webhook;

import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class RoomSharesTest {

	private static final int SHORT = 700;

	private final Room room = new Room(DataSize.ofMegabytes(64));

	@Test
	void shouldBoundHowManyShortBodiesAreInFlight() {
		int taken = 0;
		while (isTaken(this.room.share())) {
			taken++;
		}
		assertThat(taken).isBetween(512, 1024);
	}

	@Test
	void shouldTakeARequestsOwnMemoryOnceAndGiveAllBack() {
		try (Room.Share share = this.room.share()) {
			assertThat(share.take(SHORT)).isTrue();
			assertThat(share.take(SHORT)).isTrue();
			assertThat(share.expand()).isTrue();
			assertThat(this.room.taken()).isEqualTo(Room.REQUEST + 2 * SHORT * Room.PARSED);
		}
		assertThat(this.room.taken()).isZero();
	}

	@Test
	void shouldTakeLittleForABodyThatIsNotBelievedYet() {
		try (Room.Share share = this.room.share()) {
			assertThat(share.take(SHORT)).isTrue();
			assertThat(this.room.taken()).isEqualTo(Room.REQUEST + SHORT * Room.READ);
		}
	}

	private static boolean isTaken(Room.Share share) {
		return share.take(SHORT) && share.expand();
	}

}
