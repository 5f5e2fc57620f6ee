package io.remanso.simulator.pace;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PassingTimeTests {

	@Test
	void shouldTakeAsLongAsItIsTold() throws InterruptedException {
		long before = System.nanoTime();

		PassingTime.await(Duration.ofMillis(50));

		assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(50),
				Duration.ofSeconds(5));
	}

	@Test
	void shouldEndWhereItsThreadIsInterrupted() {
		Thread.currentThread().interrupt();

		assertThatExceptionOfType(InterruptedException.class)
			.isThrownBy(() -> PassingTime.await(Duration.ofMinutes(10)));
	}

}
