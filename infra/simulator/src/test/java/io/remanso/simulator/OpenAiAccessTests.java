package io.remanso.simulator;

import com.openai.client.OpenAIClient;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import io.remanso.simulator.openai.Answerer;
import io.remanso.simulator.openai.OpenAiOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.remanso.simulator.OpenAiCaller.asking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Who may call, and how often, as OpenAI's own client understands it. */
class OpenAiAccessTests {

	@RegisterExtension
	private final OpenAiCaller openAi = new OpenAiCaller();

	private final OpenAIClient client = this.openAi.client();

	@Test
	void shouldRejectAWrongKey() {
		try (Simulator strict = Simulator
			.start(SimulatorOptions.defaults().with(new OpenAiOptions(Answerer.echo(), "sk-right", 0)))) {
			OpenAIClient wrong = this.client.withOptions((options) -> options.baseUrl(strict.openAiBaseUrl()));

			assertThatExceptionOfType(UnauthorizedException.class)
				.isThrownBy(() -> wrong.responses().create(asking("hola").build()))
				.satisfies((ex) -> assertThat(ex.code()).contains("invalid_api_key"));
		}
	}

	@Test
	void shouldLimitTheRateWhereToldSo() {
		try (Simulator limited = Simulator
			.start(SimulatorOptions.defaults().with(new OpenAiOptions(Answerer.echo(), null, 2)))) {
			OpenAIClient eager = this.client.withOptions((options) -> options.baseUrl(limited.openAiBaseUrl()));
			eager.conversations().create();
			eager.conversations().create();

			assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> eager.conversations().create())
				.satisfies((ex) -> assertThat(ex.code()).contains("rate_limit_exceeded"))
				.satisfies((ex) -> assertThat(Integer.parseInt(ex.headers().values("Retry-After").getFirst()))
					.isBetween(20, 31));
		}
	}

	@Test
	void shouldTellTheLimits() {
		try (var raw = this.client.withRawResponse().conversations().create()) {
			assertThat(raw.headers().values("x-ratelimit-limit-requests")).containsExactly("10000");
			assertThat(raw.headers().values("x-request-id")).hasSize(1);
		}
	}

}
