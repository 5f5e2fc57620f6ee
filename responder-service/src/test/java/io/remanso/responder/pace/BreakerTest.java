package io.remanso.responder.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BreakerTest {

	private final FakeTime time = new FakeTime();

	private final RateGate behind = new RateGate();

	private final Breaker breaker = new Breaker("model");

	@Test
	void shouldHoldNobodyBackForOneWhoFailsForEver() throws InterruptedException {
		for (int n = 0; n < 1000; n++) {
			fail("the same");
		}
		assertThat(pass(Duration.ZERO)).isEqualTo(Passage.OPEN);
	}

	@Test
	void shouldHoldNobodyBackWhereOthersAreAnsweredInBetween() throws InterruptedException {
		for (int n = 0; n < 1000; n++) {
			fail("caller " + n);
			if (n % 4 == 3) {
				answer();
			}
		}
		assertThat(pass(Duration.ZERO)).isEqualTo(Passage.OPEN);
	}

	@Test
	void shouldLetOneGoAndSeeAtEachStepThatGrowsToFifteenSeconds() throws InterruptedException {
		failAll(this.time.now());
		for (long step : List.of(1, 2, 4, 8, 15, 15)) {
			assertThat(pass(Duration.ofSeconds(step).minusMillis(1))).isEqualTo(Passage.NONE);
			assertThat(pass(Duration.ofMillis(1))).isEqualTo(Passage.PROBE);
			fail("a probe");
		}
	}

	@Test
	void shouldLetThoseWhoWaitedComeOneAfterTheOtherOnceOneWasAnswered() throws InterruptedException {
		failAll(this.time.now());
		answer();
		Instant opened = this.time.now();
		int passed = 0;
		while (Duration.between(opened, this.time.now()).toMillis() < 500) {
			assertThat(pass(Duration.ZERO)).isEqualTo(Passage.OPEN);
			this.behind.pass(this.time.waiting(), this.time.in(Duration.ofMinutes(1)));
			passed++;
		}
		assertThat(passed).isBetween(5, 10);
	}

	@Test
	void shouldNotBelieveCallsThatBeganBeforeTheNewestAnswer() throws InterruptedException {
		Instant before = this.time.now();
		this.time.waiting().sleep(Duration.ofMinutes(1));
		answer();
		failAll(before);
		assertThat(pass(Duration.ZERO)).isEqualTo(Passage.OPEN);
		failAll(this.time.now());
		assertThat(pass(Duration.ZERO)).isEqualTo(Passage.NONE);
	}

	@Test
	void shouldShowAndMeasureWhoAnswersNobody() {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		Breakers breakers = new Breakers(meters);
		for (int n = 0; n < 5; n++) {
			breakers.breaker("model").failed(this.time.waiting(), "caller " + n, this.time.now(), "503");
		}
		breakers.breaker("model hearing").answered(this.time.waiting(), this.behind);
		assertThat(breakers.open()).containsExactly(Map.entry("model", "503"));
		assertThat(meters.get("remanso.breaker.open").tag("side", "model").gauge().value()).isEqualTo(1);
		assertThat(meters.get("remanso.breaker.open").tag("side", "model hearing").gauge().value()).isZero();
	}

	private void failAll(Instant begun) {
		for (int n = 0; n < 5; n++) {
			this.breaker.failed(this.time.waiting(), "caller " + n, begun, "503");
		}
	}

	private void fail(String caller) {
		this.breaker.failed(this.time.waiting(), caller, this.time.now(), "503");
	}

	private void answer() {
		this.breaker.answered(this.time.waiting(), this.behind);
	}

	private Passage pass(Duration patience) throws InterruptedException {
		return this.breaker.pass(this.time.waiting(), this.time.in(patience));
	}

}
