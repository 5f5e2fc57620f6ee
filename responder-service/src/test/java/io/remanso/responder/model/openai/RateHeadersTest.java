package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RateHeadersTest {

	@ParameterizedTest
	@CsvSource({ "1s, 1000", "20ms, 20", "6m0s, 360000", "1h2m3s, 3723000", "1.5s, 1500", "'', 0", "soon, 0" })
	void shouldReadTheServersDurations(String text, long millis) {
		assertThat(RateHeaders.duration(text)).isEqualTo(Duration.ofMillis(millis));
	}

	@Test
	void shouldNotPauseWhileSomethingRemains() {
		assertThat(pause(Map.of("x-ratelimit-limit-requests", "10", "x-ratelimit-remaining-requests", "1",
				"x-ratelimit-reset-requests", "9s")))
			.isZero();
	}

	@Test
	void shouldPauseUntilTheLaterReset() {
		assertThat(pause(Map.of("x-ratelimit-limit-requests", "10", "x-ratelimit-remaining-requests", "0",
				"x-ratelimit-reset-requests", "2s", "x-ratelimit-limit-tokens", "10", "x-ratelimit-remaining-tokens",
				"0", "x-ratelimit-reset-tokens", "4s")))
			.isEqualTo(Duration.ofSeconds(4));
	}

	@Test
	void shouldTakeZeroAndMinusOneForUnknown() {
		assertThat(pause(Map.of("x-ratelimit-limit-requests", "-1", "x-ratelimit-remaining-requests", "0",
				"x-ratelimit-reset-requests", "60s")))
			.isZero();
		assertThat(pause(Map.of("x-ratelimit-limit-requests", "0", "x-ratelimit-remaining-requests", "0",
				"x-ratelimit-reset-requests", "60s")))
			.isZero();
	}

	private static Duration pause(Map<String, String> headers) {
		return RateHeaders.pause((name) -> headers.getOrDefault(name, ""));
	}

}
