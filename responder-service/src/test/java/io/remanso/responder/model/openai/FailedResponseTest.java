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
import io.remanso.responder.pace.FakeTime;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.openai.Answerer;
import io.remanso.simulator.openai.Output;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * One user alone in a quiet hour, whose question the server answers by a response that
 * says that it failed.
 */
class FailedResponseTest {

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final Simulator simulator = this.model.simulator();

	private final FakeTime time = this.model.time();

	@ParameterizedTest
	@CsvSource({ "true, server_error, 3", "false, server_error, 3", "true, vector_store_timeout, 3",
			"false, vector_store_timeout, 3", "true, invalid_prompt, 1", "false, invalid_prompt, 1",
			"true, context_length_exceeded, 2", "false, context_length_exceeded, 1" })
	void shouldBeAskedForAFewTimesAndNoMore(boolean conversation, String code, int times) {
		this.simulator.openAi().answering(Answerer.of((prompt) -> Output.failed(code)));
		assertThatThrownBy(() -> assistant(conversation).answer(question(null, "hola")))
			.isInstanceOfSatisfying(ModelException.class, (ex) -> {
				assertThat(ex.late()).isFalse();
				assertThat(ex.detail()).contains(code);
			});
		assertThat(this.simulator.openAi().calls()).hasSize(times);
		assertThat(this.model.breakers().open()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "true", "false" })
	void shouldBeAskedForAgainWhereThatMayHelp(boolean conversation) throws Exception {
		failTimes(2);
		assertThat(assistant(conversation).answer(question(null, "hola")).text()).isEqualTo("Hola, Ana.");
		assertThat(this.simulator.openAi().calls()).hasSize(3);
	}

	@Test
	void shouldNotBeTakenForAnOutage() {
		this.simulator.openAi().answering(Answerer.of((prompt) -> Output.failed("server_error")));
		for (int other = 0; other < 10; other++) {
			Question question = question(null, "hola " + other);
			assertThatThrownBy(() -> assistant(false).answer(question)).isInstanceOf(ModelException.class);
		}
		assertThat(this.model.breakers().open()).isEmpty();
	}

	@Test
	void shouldBeLookedForInTheConversationBeforeItIsAskedForAgain() throws Exception {
		String id = assistant(true).answer(question(null, "hola")).conversationId();
		failTimes(1);
		assistant(true).answer(question(id, "¿sigues?"));
		assertThat(this.simulator.ledger().calls(Api.OPENAI)).extracting((call) -> call.method() + " " + call.path())
			.endsWith("POST /responses", "GET /conversations/" + id + "/items", "POST /responses");
	}

	@Test
	void shouldNotCountTheOutageBeforeIt() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		this.simulator.faults()
			.hook((call) -> (call.path().equals("/responses") && asked.incrementAndGet() <= 4)
					? Optional.of(Decision.wrong(new Fault.EdgeError(503, false))) : Optional.empty());
		failTimes(2);
		assertThat(assistant(false).answer(question(null, "hola")).text()).isEqualTo("Hola, Ana.");
	}

	private void failTimes(int times) {
		AtomicInteger asked = new AtomicInteger();
		this.simulator.openAi()
			.answering(Answerer.of((prompt) -> (asked.incrementAndGet() <= times) ? Output.failed("server_error")
					: Output.of("Hola, Ana.")));
	}

	private Assistant assistant(boolean conversation) {
		return conversation ? this.model.conversations() : this.model.transcript();
	}

	private Question question(@Nullable String conversation, String text) {
		return new Question("turn-" + text, "573", conversation, List.of(), "Cliente: Ana",
				List.of(new Line(TranscriptEntry.Role.USER, text, List.of())), false,
				this.time.in(Duration.ofMinutes(10)), new Ours(), () -> false);
	}

}
