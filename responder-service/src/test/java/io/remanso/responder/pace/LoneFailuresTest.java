package io.remanso.responder.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One caller who always fails, on a side where others call too.
 */
class LoneFailuresTest {

	private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), 2, Duration.ofSeconds(20));

	private final FakeTime time = new FakeTime();

	private final Random random = new Random(15);

	private final Breaker breaker = new Breaker("model");

	private final LoneFailures lone = new LoneFailures();

	@Test
	void shouldTellWhoFailsWhileAllOthersAreAnswered() throws InterruptedException {
		assertThat(untilTold(0)).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(2));
	}

	@Test
	void shouldTellItWhereFewOfTheOthersFail() throws InterruptedException {
		assertThat(untilTold(0.05)).isLessThan(Duration.ofMinutes(5));
	}

	@Test
	void shouldTellNobodyWhereMostFail() throws InterruptedException {
		assertThat(untilTold(0.75)).isEqualTo(Duration.ofHours(1));
	}

	@Test
	void shouldTellNobodyWhereHalfOfAllFail() throws InterruptedException {
		assertThat(untilTold(0.5)).isEqualTo(Duration.ofHours(1));
	}

	@Test
	void shouldTellNobodyWhereNoneIsAnswered() throws InterruptedException {
		assertThat(untilTold(1)).isEqualTo(Duration.ofHours(1));
	}

	// Others call twenty times a second, and this share of their calls fails.
	private Duration untilTold(double share) throws InterruptedException {
		Instant begun = this.time.now();
		Instant seen = begun;
		int failed = 0;
		while (Duration.between(begun, this.time.now()).toHours() < 1) {
			for (; seen.isBefore(this.time.now()); seen = seen.plusMillis(50)) {
				call(share);
			}
			this.breaker.failed(this.time.waiting(), this, this.time.now(), "503");
			if (this.lone.addAndTell(this.breaker.answers(), this.breaker.failures())) {
				return Duration.between(begun, this.time.now());
			}
			failed++;
			this.time.waiting().sleep(BACKOFF, failed, Duration.ZERO, this.time.in(Duration.ofHours(1)));
		}
		return Duration.ofHours(1);
	}

	private void call(double share) {
		if (this.random.nextDouble() < share) {
			this.breaker.failed(this.time.waiting(), "another", this.time.now(), "503");
		}
		else {
			this.breaker.answered(this.time.waiting(), new RateGate());
		}
	}

}
