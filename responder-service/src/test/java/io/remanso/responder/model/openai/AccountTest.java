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
import io.remanso.responder.model.Speaker;
import io.remanso.responder.pace.Accounts;
import io.remanso.responder.pace.FakeTime;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.payloads.VoiceNote;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a question does while OpenAI refuses our account.
 */
class AccountTest {

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final Simulator simulator = this.model.simulator();

	private final FakeTime time = this.model.time();

	private final Accounts accounts = this.model.accounts();

	private final Assistant assistant = this.model.conversations();

	@ParameterizedTest
	@CsvSource({ "/responses, 401,", "/responses, 403,", "/responses, 429, insufficient_quota",
			"/responses, 400, billing_hard_limit_reached", "/responses, 404, model_not_found",
			"/responses, 403, model_not_found", "/responses, 400, model_not_found", "/conversations, 401," })
	void shouldWaitUntilTheAccountIsMendedAndLookAtEachStepOnly(String path, int status, @Nullable String code)
			throws Exception {
		refuse(3, path, status, code);
		assertThat(this.assistant.answer(question("hola")).text()).contains("hola");
		assertThat(calls(path)).isEqualTo(4);
		assertThat(this.time.sleeps().stream().reduce(Duration.ZERO, Duration::plus))
			.isEqualTo(Duration.ofSeconds(5 + 10 + 20));
		assertThat(this.accounts.refusals()).isEmpty();
	}

	@Test
	void shouldFailInTimeAndSayWhyWhereItIsNotMended() {
		refuse(99, "/responses", 401, null);
		assertThatThrownBy(() -> this.assistant.answer(question("hola"))).isInstanceOfSatisfying(ModelException.class,
				(ex) -> {
					assertThat(ex.late()).isTrue();
					assertThat(ex.detail()).contains("401 invalid_api_key");
				});
		assertThat(this.accounts.refusals()).containsOnlyKeys("model");
		assertThat(calls("/responses")).isBetween(5L, 9L);
	}

	@Test
	void shouldKeepTheConversationWhereTheModelIsGone() throws Exception {
		String id = this.assistant.answer(question("hola")).conversationId();
		this.simulator.openAi().models().remove("gpt-test");
		assertThatThrownBy(() -> this.assistant.answer(question(id, "¿sigues?")))
			.isInstanceOfSatisfying(ModelException.class, (ex) -> {
				assertThat(ex.late()).isTrue();
				assertThat(ex.conversationId()).isEqualTo(id);
				assertThat(ex.conversations()).isEmpty();
			});
		assertThat(this.accounts.refusals()).containsOnlyKeys("model");
	}

	@Test
	void shouldHearOnceTheModelThatHearsIsServedAgain() throws Exception {
		this.simulator.openAi().models().remove(SimulatedModel.VOICE.transcription());
		this.time.afterSleep(() -> this.simulator.openAi().models().restore(SimulatedModel.VOICE.transcription()));
		assertThat(this.model.transcriber()
			.transcribe(VoiceNote.saying("hola"), "audio/ogg", this.time.in(Duration.ofMinutes(1)), new Ours()))
			.isEqualTo("hola");
	}

	@Test
	void shouldGiveUpAQuestionThatIsRefusedWhileOthersAreAnswered() {
		this.simulator.faults()
			.hook((call) -> (call.path().equals("/responses") && call.text().contains("mala"))
					? Optional.of(Decision.wrong(new Fault.Failure(403, null))) : Optional.empty());
		this.time.afterSleep(this::answerAnother);
		assertThatThrownBy(() -> this.assistant.answer(question("mala"))).isInstanceOfSatisfying(ModelException.class,
				(ex) -> {
					assertThat(ex.late()).isFalse();
					assertThat(ex.detail()).contains("403", "not to others");
				});
	}

	@Test
	void shouldNotHoldBackForSpeechWhatCanBeWritten() {
		refuse(99, "/audio/speech", 401, null);
		Speaker speaker = this.model.speaker();
		for (int n = 0; n < 3; n++) {
			assertThatThrownBy(() -> speaker.speak("hola", this.time.in(Duration.ofSeconds(15)), new Ours()))
				.isInstanceOf(ModelException.class);
		}
		assertThat(this.time.sleeps()).isEmpty();
		assertThat(this.accounts.refusals()).isEmpty();
	}

	private void answerAnother() {
		try {
			assertThat(this.assistant.answer(question("buena")).text()).contains("buena");
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
		this.time.afterSleep(this::answerAnother);
	}

	private void refuse(int times, String path, int status, @Nullable String code) {
		AtomicInteger left = new AtomicInteger(times);
		this.simulator.faults()
			.hook((call) -> (call.path().equals(path) && left.getAndDecrement() > 0)
					? Optional.of(Decision.wrong(new Fault.Failure(status, code))) : Optional.empty());
	}

	private long calls(String path) {
		return this.simulator.ledger().calls(Api.OPENAI).stream().filter((call) -> call.path().equals(path)).count();
	}

	private Question question(String text) {
		return question(null, text);
	}

	private Question question(@Nullable String conversation, String text) {
		return new Question("turn-" + text, "573", conversation, List.of(), "Cliente: Ana",
				List.of(new Line(TranscriptEntry.Role.USER, text, List.of())), false,
				this.time.in(Duration.ofMinutes(5)), new Ours(), () -> false);
	}

}
