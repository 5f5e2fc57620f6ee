package io.remanso.buffer.clock;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentEndsTests {

	private final RecentEnds ends = new RecentEnds();

	@Test
	void shouldKnowNothingBeforeItsFirstLook() {
		assertThat(this.ends.lastWithout(0)).isEqualTo(InboundClock.NONE);
	}

	@Test
	void shouldTellTheNewestLookThatDidNotShowARecord() {
		this.ends.add(7, 1_000);
		this.ends.add(7, 1_040);
		this.ends.add(9, 1_080);
		assertThat(this.ends.lastWithout(7)).isEqualTo(1_040);
		assertThat(this.ends.lastWithout(8)).isEqualTo(1_040);
		assertThat(this.ends.lastWithout(9)).isEqualTo(1_080);
	}

	@Test
	void shouldKnowNoLookWithoutARecordThatAllHaveShown() {
		this.ends.add(7, 1_000);
		assertThat(this.ends.lastWithout(6)).isEqualTo(InboundClock.NONE);
	}

	@Test
	void shouldGoByTheLookThatShowedMost() {
		this.ends.add(7, 1_040);
		this.ends.add(7, 1_000);
		assertThat(this.ends.lastWithout(7)).isEqualTo(1_040);
	}

	@Test
	void shouldForgetLooksThatAreLongPast() {
		for (int look = 0; look < 1_000; look++) {
			this.ends.add(look, look);
		}
		assertThat(this.ends.lastWithout(1)).isEqualTo(InboundClock.NONE);
		assertThat(this.ends.lastWithout(990)).isEqualTo(990);
	}

}
