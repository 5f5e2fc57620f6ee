package io.remanso.simulator;

import java.util.ArrayList;
import java.util.List;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseOutputMessage;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import io.remanso.simulator.openai.Answerer;
import io.remanso.simulator.openai.Echo;
import io.remanso.simulator.openai.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.remanso.simulator.OpenAiCaller.asking;
import static io.remanso.simulator.OpenAiCaller.text;
import static org.assertj.core.api.Assertions.assertThat;

/** An answer of the stand-in is one that OpenAI's own client finds nothing odd about. */
class OpenAiResponsesTests {

	@RegisterExtension
	private final OpenAiCaller openAi = new OpenAiCaller();

	private final Simulator simulator = this.openAi.simulator();

	private final OpenAIClient client = this.openAi.client();

	@Test
	void shouldAnswerWithAValidResponse() {
		Response response = this.client.responses().create(asking("hola\nquiero reservar").build()).validate();

		assertThat(Echo.lines(text(response))).containsExactly("hola", "quiero reservar");
		assertThat(response.status()).contains(ResponseStatus.COMPLETED);
		assertThat(response.usage().orElseThrow().totalTokens()).isPositive();
		assertThat(response.model().toString()).contains("some-model");
	}

	@Test
	void shouldStreamTheSameAnswer() {
		ResponseCreateParams asked = asking("uno\ndos\ntres").build();
		StringBuilder deltas = new StringBuilder();
		List<ResponseStreamEvent> events = new ArrayList<>();

		try (StreamResponse<ResponseStreamEvent> stream = this.client.responses().createStreaming(asked)) {
			stream.stream().forEach(events::add);
		}

		events.forEach(ResponseStreamEvent::validate);
		events.forEach((event) -> event.outputTextDelta().ifPresent((delta) -> deltas.append(delta.delta())));
		Response completed = events.getLast().asCompleted().response().validate();
		assertThat(deltas).hasToString(text(completed));
		assertThat(Echo.lines(deltas.toString())).containsExactly("uno", "dos", "tres");
	}

	@Test
	void shouldTakeOnlyWhatFollowsTheLastAnswerForNewInATranscript() {
		Response response = this.client.responses()
			.create(ResponseCreateParams.builder()
				.model("some-model")
				.store(false)
				.inputOfResponse(
						List.of(said(EasyInputMessage.Role.USER, "antes"), said(EasyInputMessage.Role.ASSISTANT, "sí"),
								said(EasyInputMessage.Role.USER, "uno"), said(EasyInputMessage.Role.USER, "dos")))
				.build());

		assertThat(Echo.lines(text(response))).containsExactly("uno", "dos");
		assertThat(this.simulator.openAi().calls()).singleElement()
			.satisfies((call) -> assertThat(call.remembered()).isEqualTo(2))
			.satisfies((call) -> assertThat(call.stored()).isFalse());
	}

	@Test
	void shouldRememberThroughPreviousResponses() {
		this.simulator.openAi().answering(Answerer.friendly());
		String first = this.client.responses().create(asking("me llamo Ana").build()).id();

		Response second = this.client.responses().create(asking("¿cómo me llamo?").previousResponseId(first).build());

		assertThat(text(second)).contains("Te llamas Ana.");
	}

	@Test
	void shouldCutTheAnswerAtTheAllowedTokens() {
		Response response = this.client.responses()
			.create(asking("una línea bastante larga").maxOutputTokens(2).build())
			.validate();

		assertThat(response.status()).contains(ResponseStatus.INCOMPLETE);
		assertThat(text(response)).hasSize(8);
	}

	@Test
	void shouldSayWhatTheContentFilterCutOff() {
		this.simulator.openAi().answering(Answerer.of((prompt) -> new Output(null, "Pues", Output.End.FILTERED)));
		Response response = this.client.responses().create(asking("hola").build()).validate();

		assertThat(response.status()).contains(ResponseStatus.INCOMPLETE);
		assertThat(response.incompleteDetails().orElseThrow().reason())
			.contains(Response.IncompleteDetails.Reason.CONTENT_FILTER);
	}

	@Test
	void shouldPutOutReasoningAndNothingElse() {
		this.simulator.openAi().answering(Answerer.of((prompt) -> new Output(null, "", Output.End.REASONING_ONLY)));
		Response response = this.client.responses().create(asking("hola").build()).validate();

		assertThat(response.incompleteDetails().orElseThrow().reason())
			.contains(Response.IncompleteDetails.Reason.MAX_OUTPUT_TOKENS);
		assertThat(response.output()).singleElement().matches((item) -> item.isReasoning());
	}

	@Test
	void shouldTellCommentaryFromTheAnswer() {
		this.simulator.openAi()
			.answering(Answerer.of((prompt) -> new Output("Miro la agenda.", "Hay lugar.", Output.End.USUAL)));
		Response response = this.client.responses().create(asking("hola").build()).validate();

		assertThat(response.output()).extracting((item) -> item.asMessage().phase().orElseThrow())
			.containsExactly(ResponseOutputMessage.Phase.COMMENTARY, ResponseOutputMessage.Phase.FINAL_ANSWER);
	}

	private static ResponseInputItem said(EasyInputMessage.Role role, String text) {
		return ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder().role(role).content(text).build());
	}

	@Test
	void shouldBillAsCachedWhatItHasReadUnderTheSameKey() {
		String text = "palabra ".repeat(1000);
		this.client.responses().create(asking(text).promptCacheKey("a").build());

		assertThat(cached(asking(text).promptCacheKey("a").build())).isBetween(1024L, 2048L)
			.matches((n) -> n % 128 == 0);
		assertThat(cached(asking(text).promptCacheKey("b").build())).isZero();
		assertThat(cached(asking("hola").promptCacheKey("a").build())).isZero();
	}

	private long cached(ResponseCreateParams asked) {
		return this.client.responses().create(asked).usage().orElseThrow().inputTokensDetails().cachedTokens();
	}

	@Test
	void shouldNotTakeDataForSomethingThatWasSaid() {
		String answer = text(this.client.responses().create(asking("hola\n{\"nombre\":\"Ana\"}\n{no}").build()));

		assertThat(Echo.lines(answer)).containsExactly("hola", "{no}");
	}

}
