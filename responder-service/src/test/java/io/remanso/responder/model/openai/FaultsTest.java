package io.remanso.responder.model.openai;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;

import com.openai.core.http.Headers;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.UnexpectedStatusCodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FaultsTest {

	@ParameterizedTest
	@CsvSource({ "RATE_LIMITED, 429", "LOCKED, 409", "LOST, 500", "LOST, 503", "LOST, 408", "GONE, 404", "ACCOUNT, 401",
			"ACCOUNT, 402", "ACCOUNT, 403", "REFUSED, 400", "REFUSED, 422" })
	void shouldKnowWhatAStatusMeans(Fault.Kind kind, int status) {
		assertThat(fault(status, Map.of()).kind()).isEqualTo(kind);
	}

	@Test
	void shouldTakeAnAnswerThatDidNotComeForLost() {
		assertThat(Faults.of(new OpenAIIoException("closed", new EOFException("closed"))).kind())
			.isEqualTo(Fault.Kind.LOST);
	}

	@Test
	void shouldKnowThatItWasNotWaitedForToItsEnd() {
		assertThat(Faults.of(new OpenAIIoException("timeout", new InterruptedIOException("timeout"))).kind())
			.isEqualTo(Fault.Kind.TIMED_OUT);
	}

	@Test
	void shouldTakeAServerThatCannotBeReachedForBroken() {
		assertThat(Faults.of(new OpenAIIoException("refused", new ConnectException("refused"))).kind())
			.isEqualTo(Fault.Kind.BROKEN);
	}

	@Test
	void shouldWaitAsLongAsTheServerAsked() {
		assertThat(fault(429, Map.of("retry-after", "7")).retryAfter()).isEqualTo(Duration.ofSeconds(7));
		assertThat(fault(429, Map.of("retry-after", "7", "retry-after-ms", "1500")).retryAfter())
			.isEqualTo(Duration.ofMillis(1500));
		assertThat(fault(429, Map.of("retry-after", "Tue, 24 Nov 2026 10:00:00 GMT")).retryAfter()).isZero();
	}

	@Test
	void shouldWaitForTheLongerResetWhereThatIsLonger() {
		assertThat(
				fault(429,
						Map.of("retry-after", "1", "x-ratelimit-limit-tokens", "1000", "x-ratelimit-remaining-tokens",
								"0", "x-ratelimit-reset-tokens", "6.5s"))
					.retryAfter())
			.isEqualTo(Duration.ofMillis(6500));
	}

	private static Fault fault(int status, Map<String, String> headers) {
		Headers.Builder built = Headers.builder();
		headers.forEach(built::put);
		return Faults.of(UnexpectedStatusCodeException.builder().statusCode(status).headers(built.build()).build());
	}

}
