package io.remanso.simulator;

import java.time.LocalDate;

import com.openai.client.OpenAIClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.Reasoning;
import com.openai.models.ReasoningEffort;
import com.openai.models.audio.speech.SpeechCreateParams;
import io.remanso.simulator.openai.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.remanso.simulator.OpenAiCaller.asking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which models there are, through OpenAI's own client. */
class OpenAiModelsTests {

	@RegisterExtension
	private final OpenAiCaller openAi = new OpenAiCaller();

	private final OpenAIClient client = this.openAi.client();

	private final Models models = this.openAi.simulator().openAi().models();

	@Test
	void shouldKnowAnyModelWithoutAnEnd() {
		assertThat(this.client.models().retrieve("some-model").validate().shutdownDate()).isEmpty();
	}

	@Test
	void shouldTellTheDayOfItsEnd() {
		this.models.setShutdown("some-model", LocalDate.parse("2026-12-11"));
		assertThat(this.client.models().retrieve("some-model").validate().shutdownDate())
			.contains(LocalDate.parse("2026-12-11"));
	}

	@Test
	void shouldServeNowhereWhatIsGone() {
		this.models.remove("old");
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> this.client.models().retrieve("old"))
			.satisfies((ex) -> assertThat(ex.code()).contains("model_not_found"));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.client.responses().create(asking("hola").model("old").build()));
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> this.client.audio()
			.speech()
			.create(SpeechCreateParams.builder().model("old").voice("alloy").input("hola").build()));
		this.models.restore("old");
		assertThat(this.client.models().retrieve("old").id()).isEqualTo("old");
	}

	@Test
	void shouldRefuseAParameterThatNoModelTakes() {
		this.models.refuse("reasoning.effort");
		assertThatExceptionOfType(BadRequestException.class)
			.isThrownBy(() -> this.client.responses()
				.create(asking("hola").reasoning(Reasoning.builder().effort(ReasoningEffort.LOW).build()).build()))
			.satisfies((ex) -> assertThat(ex.param()).contains("reasoning.effort"));
		assertThat(this.client.responses().create(asking("hola").build()).id()).isNotEmpty();
	}

	@Test
	void shouldServeAllAfterAReset() {
		this.models.remove("some-model");
		this.openAi.simulator().reset();
		assertThat(this.client.models().retrieve("some-model").id()).isEqualTo("some-model");
	}

}
