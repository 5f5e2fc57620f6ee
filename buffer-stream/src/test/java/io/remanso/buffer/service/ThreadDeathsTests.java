package io.remanso.buffer.service;

import java.time.Instant;

import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ThreadDeathsTests {

	private Instant now = Instant.parse("2026-11-24T10:00:00Z");

	private final ThreadDeaths deaths = new ThreadDeaths(() -> this.now);

	@Test
	void shouldReplaceAThreadABoundedNumberOfTimes() {
		for (int i = 0; i < ThreadDeaths.REPLACEMENTS; i++) {
			assertThat(die()).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
		}
		assertThat(die()).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
	}

	@Test
	void shouldForgetDeathsThatAreLongAgo() {
		for (int i = 0; i < 3 * ThreadDeaths.REPLACEMENTS; i++) {
			assertThat(die()).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
			this.now = this.now.plus(ThreadDeaths.WITHIN.dividedBy(2));
		}
	}

	@Test
	void shouldGiveUpAtOnceWhereTheMachineItselfFails() {
		assertThat(this.deaths.handle(new OutOfMemoryError("test")))
			.isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
	}

	private StreamThreadExceptionResponse die() {
		return this.deaths.handle(new IllegalStateException("test"));
	}

}
