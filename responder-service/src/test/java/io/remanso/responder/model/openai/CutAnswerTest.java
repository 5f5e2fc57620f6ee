package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Question;
import io.remanso.responder.model.Reply;
import io.remanso.responder.pace.FakeTime;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.openai.Answerer;
import io.remanso.simulator.openai.Output;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Answers that are not whole, in both memories. The model may say 2000 characters.
 */
class CutAnswerTest {

	private static final String SENTENCE = "Hay lugar el martes a las diez. ";

	private static final String LONG = SENTENCE.repeat(100).strip();

	private static final String CUT = SENTENCE.repeat(2000 / SENTENCE.length()).strip();

	private static final String TOO_LONG = SENTENCE.repeat(200).strip();

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final Simulator simulator = this.model.simulator();

	private final FakeTime time = this.model.time();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldAskOnceMoreWithTwiceTheRoom(boolean conversation) throws Exception {
		this.simulator.openAi().answering((prompt) -> LONG);
		Reply reply = assistant(conversation).answer(question(null, "hola"));
		assertThat(reply.text()).isEqualTo(LONG);
		assertThat(reply.attempts()).isEqualTo(2);
		assertThat(this.simulator.openAi().calls()).hasSize(2)
			.allSatisfy((call) -> assertThat(call.lines()).containsExactly("hola"));
	}

	@Test
	void shouldLeaveTheLinesOnceAndNothingThatWasCutInTheConversation() throws Exception {
		this.simulator.openAi().answering((prompt) -> LONG);
		String id = assistant(true).answer(question(null, "hola")).conversationId();
		assertThat(items(id, "user")).hasSize(1);
		assertThat(items(id, "assistant")).singleElement()
			.satisfies((item) -> assertThat(item.toString()).contains("completed").contains(LONG));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldSendWholeSentencesOfWhatIsCutAgain(boolean conversation) throws Exception {
		this.simulator.openAi().answering((prompt) -> TOO_LONG);
		Reply reply = assistant(conversation).answer(question(null, "hola"));
		assertThat(reply.text()).isEqualTo(SENTENCE.repeat(4000 / SENTENCE.length()).strip());
		assertThat(this.simulator.openAi().calls()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldGiveTwiceTheRoomWhereAllWentIntoReasoning(boolean conversation) throws Exception {
		AtomicInteger asked = new AtomicInteger();
		this.simulator.openAi()
			.answering(Answerer.of((prompt) -> (asked.incrementAndGet() == 1)
					? new Output(null, "", Output.End.REASONING_ONLY) : Output.of(LONG)));
		Reply reply = assistant(conversation).answer(question(null, "hola"));
		assertThat(reply.text()).isEqualTo(LONG);
		assertThat(asked).hasValue(2);
		if (conversation) {
			assertThat(this.simulator.openAi().items(String.valueOf(reply.conversationId())))
				.noneMatch((item) -> item.path("type").asString().equals("reasoning"));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldSendWholeSentencesWhereTheModelHasNoMoreRoom(boolean conversation) throws Exception {
		this.simulator.openAi().models().limitOutput(500);
		this.simulator.openAi().answering((prompt) -> LONG);
		Reply reply = assistant(conversation).answer(question(null, "hola"));
		assertThat(reply.text()).isEqualTo(CUT);
		assertThat(reply.nextConversationId()).isNull();
		assertThat(this.simulator.openAi().calls()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldSendThemWhereNoTimeIsLeftToAskAgain(boolean conversation) throws Exception {
		AtomicInteger asked = new AtomicInteger();
		this.simulator.faults()
			.hook((call) -> (call.path().equals("/responses") && asked.incrementAndGet() > 1)
					? Optional.of(Decision.wrong(new Fault.Failure(429, null))) : Optional.empty());
		this.simulator.openAi().answering((prompt) -> LONG);
		Reply reply = assistant(conversation).answer(question(null, "hola"));
		assertThat(reply.text()).isEqualTo(CUT);
		assertThat(reply.nextConversationId()).isNull();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldSendThemWhereNothingIsSaidTheSecondTime(boolean conversation) throws Exception {
		second(new Output(null, "", Output.End.REASONING_ONLY));
		assertThat(assistant(conversation).answer(question(null, "hola")).text()).isEqualTo(CUT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldNotSendThemWhereTheSecondAnswerIsFiltered(boolean conversation) {
		second(new Output(null, "Pues", Output.End.FILTERED));
		assertThatThrownBy(() -> assistant(conversation).answer(question(null, "hola")))
			.isInstanceOf(ModelException.class)
			.hasMessageContaining("filter");
	}

	private void second(Output output) {
		AtomicInteger asked = new AtomicInteger();
		this.simulator.openAi()
			.answering(Answerer.of((prompt) -> (asked.incrementAndGet() == 1) ? Output.of(LONG) : output));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldNotAskAThirdTimeWhereNothingIsSaid(boolean conversation) {
		this.simulator.openAi().answering(Answerer.of((prompt) -> new Output(null, "", Output.End.REASONING_ONLY)));
		assertThatThrownBy(() -> assistant(conversation).answer(question(null, "hola")))
			.isInstanceOfSatisfying(ModelException.class, (ex) -> assertThat(ex.late()).isFalse());
		assertThat(this.simulator.openAi().calls()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldFailAtOnceWhereTheAnswerWasFiltered(boolean conversation) {
		this.simulator.openAi().answering(Answerer.of((prompt) -> new Output(null, "Pues", Output.End.FILTERED)));
		assertThatThrownBy(() -> assistant(conversation).answer(question(null, "hola")))
			.isInstanceOfSatisfying(ModelException.class, (ex) -> {
				assertThat(ex.late()).isFalse();
				assertThat(ex.detail()).contains("filter");
				assertThat(ex.conversationId()).isNull();
			});
		assertThat(this.simulator.openAi().calls()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldNotSayWhatTheModelSaysOfItsWork(boolean conversation) throws Exception {
		this.simulator.openAi()
			.answering(Answerer.of((prompt) -> new Output("Miro la agenda.", "Hay lugar.", Output.End.USUAL)));
		assertThat(assistant(conversation).answer(question(null, "hola")).text()).isEqualTo("Hay lugar.");
	}

	@Test
	void shouldNotSayItEitherWhereTheReplyIsFoundInTheConversation() throws Exception {
		String id = begun();
		this.simulator.openAi()
			.answering(Answerer.of((prompt) -> new Output("Miro la agenda.", "Hay lugar.", Output.End.USUAL)));
		this.simulator.faults().set(Api.OPENAI, FaultProfile.losingAnswers(1).only("/responses").times(1));
		assertThat(assistant(true).answer(question(id, "¿el martes?")).text()).isEqualTo("Hay lugar.");
	}

	@Test
	void shouldNotUseACutAnswerThatIsFoundInTheConversation() throws Exception {
		String id = begun();
		this.simulator.openAi().answering((prompt) -> LONG);
		this.simulator.faults().set(Api.OPENAI, FaultProfile.losingAnswers(1).only("/responses").times(1));
		assertThat(assistant(true).answer(question(id, "¿el martes?")).text()).isEqualTo(LONG);
		assertThat(items(id, "user")).hasSize(2);
		assertThat(items(id, "assistant")).hasSize(2);
	}

	@Test
	void shouldOutlastAFailureWhileWhatWasCutIsRemoved() throws Exception {
		String id = begun();
		this.simulator.openAi().answering((prompt) -> LONG);
		this.simulator.faults().set(Api.OPENAI, FaultProfile.failing(1, 503).only("/items/").times(2));
		assertThat(assistant(true).answer(question(id, "¿el martes?")).text()).isEqualTo(LONG);
		assertThat(items(id, "assistant")).hasSize(2);
	}

	private Assistant assistant(boolean conversation) {
		return conversation ? this.model.conversations() : this.model.transcript();
	}

	private String begun() throws Exception {
		return String.valueOf(this.model.conversations().answer(question(null, "hola")).conversationId());
	}

	private Question question(@Nullable String conversation, String text) {
		return new Question("turn-" + text, "573", conversation, List.of(), "Cliente: Ana",
				List.of(new Line(TranscriptEntry.Role.USER, text, List.of())), false,
				this.time.in(Duration.ofMinutes(5)), new Ours(), () -> false);
	}

	private List<JsonNode> items(@Nullable String conversation, String role) {
		return this.simulator.openAi()
			.items(String.valueOf(conversation))
			.stream()
			.filter((item) -> item.path("role").asString("").equals(role))
			.toList();
	}

}
