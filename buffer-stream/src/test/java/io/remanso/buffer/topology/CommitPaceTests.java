package io.remanso.buffer.topology;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommitPaceTests {

	private static final long START = 1_000_000;

	private final CommitPace pace = new CommitPace();

	@Test
	void shouldAskForNothingWhileNothingWaits() {
		assertThat(this.pace.isDue(START)).isFalse();
	}

	@Test
	void shouldAskAtOnceForAFirstTurn() {
		this.pace.turn();
		assertThat(this.pace.isDue(START)).isTrue();
	}

	@Test
	void shouldAskOnceForWhatWaits() {
		this.pace.turn();
		this.pace.isDue(START);
		assertThat(this.pace.isDue(START + CommitPace.AFTER_A_RECORD)).isFalse();
	}

	@Test
	void shouldCommitEachOfFewTurnsSoon() {
		assertThat(askedInASecond(100)).isEqualTo(10);
	}

	@Test
	void shouldLetTurnsWaitForMoreCompanyTheMoreThereAre() {
		assertThat(askedInASecond(10)).isBetween(20L, 30L);
	}

	@Test
	void shouldLetNoTurnWaitLongerThanARecord() {
		assertThat(askedInASecond(1)).isEqualTo(1_000 / CommitPace.AFTER_A_RECORD);
	}

	private long askedInASecond(int millisBetweenTurns) {
		return LongStream.range(0, 1_000).filter((millis) -> {
			if (millis % millisBetweenTurns == 0) {
				this.pace.turn();
			}
			return this.pace.isDue(START + millis);
		}).count();
	}

	@Test
	void shouldWaitLongerForARecordThanForATurn() {
		this.pace.turn();
		this.pace.isDue(START);
		this.pace.record();
		assertThat(this.pace.isDue(START + CommitPace.AFTER_A_RECORD - 1)).isFalse();
		assertThat(this.pace.isDue(START + CommitPace.AFTER_A_RECORD)).isTrue();
	}

	@Test
	void shouldHurryForATurnThatComesAfterARecord() {
		this.pace.record();
		this.pace.isDue(START);
		this.pace.record();
		this.pace.turn();
		assertThat(this.pace.isDue(START + CommitPace.AFTER_A_TURN)).isTrue();
	}

	@Test
	void shouldGoOnWhereTheWallIsPutBack() {
		this.pace.turn();
		this.pace.isDue(START);
		this.pace.turn();
		assertThat(this.pace.isDue(START - 1)).isTrue();
	}

}
