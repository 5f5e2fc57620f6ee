package io.remanso.simulator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.openai.client.OpenAIClient;
import com.openai.errors.InternalServerException;
import com.openai.errors.OpenAIIoException;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.faults.Latency;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Call;
import io.remanso.simulator.ledger.ModelCall;
import io.remanso.simulator.openai.Echo;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.remanso.simulator.OpenAiCaller.asking;
import static io.remanso.simulator.OpenAiCaller.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What goes wrong on order looks to OpenAI's own client as it does there. */
class OpenAiFaultsTests {

	@RegisterExtension
	private final OpenAiCaller openAi = new OpenAiCaller();

	private final Simulator simulator = this.openAi.simulator();

	private final OpenAIClient client = this.openAi.client();

	@Test
	void shouldFailWithoutEffectWhereOrdered() {
		String conversation = this.client.conversations().create().id();
		this.simulator.faults().set(Api.OPENAI, FaultProfile.failing(1, 503).times(1));
		ResponseCreateParams asked = asking("hola").conversation(conversation).build();

		assertThatExceptionOfType(InternalServerException.class)
			.isThrownBy(() -> this.client.responses().create(asked));

		assertThat(this.openAi.itemsOf(conversation)).isEmpty();
		assertThat(this.simulator.openAi().callCount()).isZero();
		assertThat(Echo.lines(text(this.client.responses().create(asked)))).containsExactly("hola");
	}

	@Test
	void shouldKeepTheItemsOfALostAnswer() {
		String conversation = this.client.conversations().create().id();
		this.simulator.faults().set(Api.OPENAI, FaultProfile.losingAnswers(1).times(1));

		assertThatExceptionOfType(OpenAIIoException.class)
			.isThrownBy(() -> this.client.responses().create(asking("hola").conversation(conversation).build()));

		assertThat(this.openAi.itemsOf(conversation)).hasSize(2);
		assertThat(this.simulator.openAi().calls()).extracting(ModelCall::lines).containsExactly(List.of("hola"));
		assertThat(this.simulator.ledger().calls(Api.OPENAI)).extracting(Call::end).contains(Call.End.LOST);
	}

	@Test
	void shouldHangUntilReleased() {
		this.simulator.faults().set(Api.OPENAI, FaultProfile.hanging(1));
		CompletableFuture<Response> hanging = this.client.async().responses().create(asking("hola").build());
		Awaitility.await()
			.until(() -> this.simulator.ledger().calls(Api.OPENAI),
					(calls) -> calls.stream().anyMatch((call) -> call.end() == Call.End.HUNG));
		assertThat(hanging).isNotDone();

		this.simulator.faults().clear();

		assertThatExceptionOfType(CompletionException.class).isThrownBy(hanging::join)
			.withCauseInstanceOf(OpenAIIoException.class);
		assertThat(this.simulator.openAi().callCount()).isZero();
	}

	@Test
	void shouldTakeAsLongAsTheProfileSays() {
		this.simulator.faults().set(Api.OPENAI, FaultProfile.slow(Latency.fixed(Duration.ofMillis(300))));

		long before = System.nanoTime();
		this.client.responses().create(asking("hola").build());

		assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(300),
				Duration.ofSeconds(5));
	}

}
