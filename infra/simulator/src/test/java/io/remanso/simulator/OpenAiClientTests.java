package io.remanso.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.MultipartField;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.Transcription;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.conversations.Conversation;
import com.openai.models.conversations.ConversationCreateParams;
import com.openai.models.conversations.Message;
import com.openai.models.conversations.items.ConversationItem;
import com.openai.models.conversations.items.ItemCreateParams;
import com.openai.models.conversations.items.ItemDeleteParams;
import com.openai.models.conversations.items.ItemListParams;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.faults.Latency;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Call;
import io.remanso.simulator.ledger.ModelCall;
import io.remanso.simulator.openai.Answerer;
import io.remanso.simulator.openai.Echo;
import io.remanso.simulator.openai.OpenAiOptions;
import io.remanso.simulator.payloads.VoiceNote;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** OpenAI's own client must find nothing odd about the stand-in. */
class OpenAiClientTests {

	private Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private OpenAIClient client = client("sk-any");

	@BeforeEach
	void startAfresh() {
		this.simulator.reset();
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.simulator.close();
	}

	private OpenAIClient client(String key) {
		return OpenAIOkHttpClient.builder()
			.baseUrl(this.simulator.openAiBaseUrl())
			.apiKey(key)
			.maxRetries(0)
			.timeout(Duration.ofSeconds(20))
			.build();
	}

	@Test
	void shouldAnswerWithAValidResponse() {
		Response response = this.client.responses().create(asking("hola\nquiero reservar").build()).validate();

		assertThat(Echo.lines(text(response))).containsExactly("hola", "quiero reservar");
		assertThat(response.status()).contains(ResponseStatus.COMPLETED);
		assertThat(response.usage().orElseThrow().totalTokens()).isPositive();
		assertThat(response.model().toString()).contains("gpt-5-mini");
	}

	@Test
	void shouldCreateAValidConversation() {
		Conversation conversation = this.client.conversations().create().validate();

		assertThat(conversation.id()).startsWith("conv_");
		assertThat(this.client.conversations().retrieve(conversation.id()).validate()).isEqualTo(conversation);
	}

	@Test
	void shouldAppendItemsOfRequestAndResponseToTheConversation() {
		String conversation = this.client.conversations().create().id();

		Response response = this.client.responses()
			.create(asking("hola").conversation(conversation).build())
			.validate();

		assertThat(response.conversation().orElseThrow().id()).isEqualTo(conversation);
		List<ConversationItem> items = itemsOf(conversation);
		assertThat(items).hasSize(2).allSatisfy(ConversationItem::validate);
		assertThat(items.getFirst().asMessage().role()).isEqualTo(Message.Role.USER);
		assertThat(items.getFirst().asMessage().content().getFirst().asInputText().text()).isEqualTo("hola");
		assertThat(items.getLast().asMessage().role()).isEqualTo(Message.Role.ASSISTANT);
		assertThat(items.getLast().asMessage().content().getFirst().asOutputText().text()).isEqualTo(text(response));
	}

	@Test
	void shouldListTheNewestItemsFirstAndPageThroughThem() {
		String conversation = this.client.conversations().create().id();
		for (int i = 0; i < 3; i++) {
			this.client.responses().create(asking("línea " + i).conversation(conversation).build());
		}

		List<String> texts = new ArrayList<>();
		this.client.conversations()
			.items()
			.list(conversation, ItemListParams.builder().limit(2).build())
			.autoPager()
			.forEach((item) -> texts.add(item.asMessage().content().getFirst().isInputText() ? "user" : "assistant"));

		assertThat(texts).containsExactly("assistant", "user", "assistant", "user", "assistant", "user");
	}

	@Test
	void shouldAddAndDeleteItems() {
		String conversation = this.client.conversations()
			.create(ConversationCreateParams.builder()
				.addItem(EasyInputMessage.builder().role(EasyInputMessage.Role.USER).content("antes").build())
				.build())
			.id();
		this.client.conversations()
			.items()
			.create(conversation, ItemCreateParams.builder()
				.addItem(EasyInputMessage.builder().role(EasyInputMessage.Role.ASSISTANT).content("del agente").build())
				.build())
			.validate();
		String first = itemsOf(conversation).getFirst().asMessage().id();

		this.client.conversations()
			.items()
			.delete(first, ItemDeleteParams.builder().conversationId(conversation).build())
			.validate();

		assertThat(itemsOf(conversation)).singleElement()
			.satisfies((item) -> assertThat(item.asMessage().content().getFirst().asOutputText().text())
				.isEqualTo("del agente"));
	}

	@Test
	void shouldNotFindADeletedConversation() {
		String conversation = this.client.conversations().create().id();

		assertThat(this.client.conversations().delete(conversation).validate().deleted()).isTrue();

		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.client.responses().create(asking("hola").conversation(conversation).build()));
	}

	@Test
	void shouldLockTheConversationWhileAResponseIsMade() {
		String conversation = this.client.conversations().create().id();
		this.simulator.faults()
			.latencyBy(Api.OPENAI, (call) -> call.text().equals("lento") ? Duration.ofSeconds(1) : Duration.ZERO);
		ResponseCreateParams slow = asking("lento").conversation(conversation).build();
		CompletableFuture<Response> first = this.client.async().responses().create(slow);

		Awaitility.await()
			.pollDelay(Duration.ofMillis(50))
			.untilAsserted(() -> assertThatExceptionOfType(BadRequestException.class)
				.isThrownBy(() -> this.client.responses().create(asking("rápido").conversation(conversation).build()))
				.satisfies((ex) -> assertThat(ex.code()).contains("conversation_locked")));

		assertThat(Echo.lines(text(first.join()))).containsExactly("lento");
		assertThat(text(this.client.responses().create(asking("ya").conversation(conversation).build()))).isNotEmpty();
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
				.model("gpt-5-mini")
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
	void shouldSpeakAndTranscribeTheSameText() throws IOException {
		byte[] spoken;
		try (HttpResponse speech = this.client.audio()
			.speech()
			.create(SpeechCreateParams.builder()
				.model("gpt-4o-mini-tts")
				.voice("alloy")
				.input("¡Buenos días!")
				.responseFormat(SpeechCreateParams.ResponseFormat.OPUS)
				.build())) {
			spoken = speech.body().readAllBytes();
		}

		Transcription heard = this.client.audio().transcriptions().create(transcribing(spoken)).asTranscription();

		assertThat(heard.validate().text()).isEqualTo("¡Buenos días!");
	}

	@Test
	void shouldTranscribeWhatAVoiceNoteSays() {
		byte[] file = VoiceNote.saying("quiero una habitación para el viernes");

		Transcription heard = this.client.audio().transcriptions().create(transcribing(file)).asTranscription();

		assertThat(heard.text()).isEqualTo("quiero una habitación para el viernes");
	}

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

	@Test
	void shouldFailWithoutEffectWhereOrdered() {
		String conversation = this.client.conversations().create().id();
		this.simulator.faults().set(Api.OPENAI, FaultProfile.failing(1, 503).times(1));
		ResponseCreateParams asked = asking("hola").conversation(conversation).build();

		assertThatExceptionOfType(InternalServerException.class)
			.isThrownBy(() -> this.client.responses().create(asked));

		assertThat(itemsOf(conversation)).isEmpty();
		assertThat(this.simulator.openAi().callCount()).isZero();
		assertThat(Echo.lines(text(this.client.responses().create(asked)))).containsExactly("hola");
	}

	@Test
	void shouldKeepTheItemsOfALostAnswer() {
		String conversation = this.client.conversations().create().id();
		this.simulator.faults().set(Api.OPENAI, FaultProfile.losingAnswers(1).times(1));

		assertThatExceptionOfType(OpenAIIoException.class)
			.isThrownBy(() -> this.client.responses().create(asking("hola").conversation(conversation).build()));

		assertThat(itemsOf(conversation)).hasSize(2);
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

	private List<ConversationItem> itemsOf(String conversation) {
		return this.client.conversations()
			.items()
			.list(conversation, ItemListParams.builder().order(ItemListParams.Order.ASC).build())
			.items();
	}

	private static TranscriptionCreateParams transcribing(byte[] file) {
		return TranscriptionCreateParams.builder()
			.model("gpt-4o-mini-transcribe")
			.language("es")
			.file(MultipartField.<InputStream>builder()
				.value(new ByteArrayInputStream(file))
				.filename("voice.ogg")
				.contentType("audio/ogg")
				.build())
			.build();
	}

	private static ResponseCreateParams.Builder asking(String text) {
		return ResponseCreateParams.builder().model("gpt-5-mini").instructions("Sé breve.").input(text);
	}

	private static ResponseInputItem said(EasyInputMessage.Role role, String text) {
		return ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder().role(role).content(text).build());
	}

	private static String text(Response response) {
		Optional<String> text = response.output()
			.stream()
			.flatMap((item) -> item.message().stream())
			.flatMap((message) -> message.content().stream())
			.flatMap((content) -> content.outputText().stream())
			.map((output) -> output.text())
			.reduce(String::concat);
		return text.orElseThrow();
	}

}
