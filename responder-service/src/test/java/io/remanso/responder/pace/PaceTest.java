package io.remanso.responder.pace;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

	private final FakeTime time = new FakeTime();

	@Test
	void shouldWaitBetweenHalfAndTheWholeOfEachStep() {
		Backoff backoff = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(30));
		Random random = new Random(3);
		for (int failures = 1; failures < 70; failures++) {
			Duration wait = backoff.after(failures, random.nextDouble());
			long whole = Math.min(30_000L, (failures > 20) ? 30_000L : 1000L << (failures - 1));
			assertThat(wait.toMillis()).isBetween(whole / 2, whole);
		}
	}

	@Test
	void shouldWaitAsLongAsTheServerAskedIfThatIsLonger() throws InterruptedException {
		Backoff backoff = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(30));
		this.time.waiting().sleep(backoff, 1, Duration.ofSeconds(9), this.time.in(Duration.ofMinutes(1)));
		assertThat(this.time.sleeps()).containsExactly(Duration.ofSeconds(9));
	}

	@Test
	void shouldNotWaitBeyondTheDeadline() throws InterruptedException {
		Backoff backoff = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(30));
		this.time.waiting().sleep(backoff, 1, Duration.ofMinutes(9), this.time.in(Duration.ofSeconds(2)));
		assertThat(this.time.sleeps()).containsExactly(Duration.ofSeconds(2));
	}

	@Test
	void shouldHoldEverybodyWhileTheGateIsShut() throws InterruptedException {
		RateGate gate = new RateGate();
		gate.shut(this.time.now(), Duration.ofSeconds(3));
		gate.pause(this.time.now(), Duration.ofSeconds(1));
		gate.pass(this.time.waiting(), this.time.in(Duration.ofMinutes(1)));
		assertThat(this.time.sleeps()).containsExactly(Duration.ofSeconds(3));
	}

	@Test
	void shouldLetEverybodyThroughAtOnceWhereNoLimitWasMet() throws InterruptedException {
		RateGate gate = new RateGate();
		for (int n = 0; n < 1000; n++) {
			gate.pass(this.time.waiting(), this.time.in(Duration.ofMinutes(1)));
		}
		assertThat(this.time.sleeps()).isEmpty();
	}

	@Test
	void shouldLetThoseThroughOneAfterTheOtherWhoWaited() throws InterruptedException {
		RateGate gate = new RateGate();
		gate.shut(this.time.now(), Duration.ofSeconds(3));
		for (int n = 0; n < 20; n++) {
			gate.pass(this.time.waiting(), this.time.in(Duration.ofMinutes(1)));
		}
		assertThat(this.time.sleeps()).hasSize(20)
			.allSatisfy((sleep) -> assertThat(sleep).isGreaterThan(Duration.ofMillis(20)));
	}

	@Test
	void shouldWaitAgainWhereTheLimitIsMetMeanwhile() throws InterruptedException {
		RateGate gate = new RateGate();
		gate.shut(this.time.now(), Duration.ofSeconds(3));
		this.time.afterSleep(() -> gate.shut(this.time.now(), Duration.ofSeconds(5)));
		gate.pass(this.time.waiting(), this.time.in(Duration.ofMinutes(1)));
		assertThat(this.time.sleeps()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(5));
	}

	@Test
	void shouldLetThroughWhoseDeadlineHasPassed() throws InterruptedException {
		RateGate gate = new RateGate();
		gate.shut(this.time.now(), Duration.ofSeconds(60));
		gate.pass(this.time.waiting(), this.time.in(Duration.ofSeconds(2)));
		assertThat(this.time.sleeps()).containsExactly(Duration.ofSeconds(2));
	}

	@Test
	void shouldLetOnlySoManyBeUnderWay() throws InterruptedException {
		InFlight inFlight = new InFlight(1);
		Waiting waiting = this.time.waiting();
		try (InFlight.Place first = inFlight.take(waiting, this.time.in(Duration.ZERO))) {
			assertThat(first).isNotNull();
			assertThat(inFlight.take(waiting, this.time.in(Duration.ofMillis(5)))).isNull();
		}
		assertThat(inFlight.take(waiting, this.time.in(Duration.ZERO))).isNotNull();
	}

	@Test
	void shouldNeverLeaveANegativeTime() {
		Deadline deadline = this.time.in(Duration.ofSeconds(5)).less(Duration.ofSeconds(6));
		assertThat(deadline.passed(this.time.now())).isTrue();
		assertThat(deadline.left(this.time.now())).isZero();
	}

}
