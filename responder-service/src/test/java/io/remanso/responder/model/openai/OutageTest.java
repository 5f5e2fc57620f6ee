package io.remanso.responder.model.openai;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Question;
import io.remanso.responder.pace.Breaker;
import io.remanso.responder.pace.FakeTime;
import io.remanso.responder.pace.RateGate;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.ledger.ModelCall;
import io.remanso.simulator.openai.Answerer;
import io.remanso.simulator.openai.Output;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One question while the model's server is away.
 */
class OutageTest {

	private static final Duration LONG = Duration.ofHours(1);

	private static final Duration BEFORE_A_PROBE = Duration.ofMillis(900);

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final Simulator simulator = this.model.simulator();

	private final FakeTime time = this.model.time();

	private final Assistant conversations = this.model.conversations();

	private final Assistant transcript = this.model.transcript();

	static List<Arguments> outages() {
		return List.of(Arguments.of(true, "", new Fault.Failure(503, null)),
				Arguments.of(true, "", new Fault.EdgeError(503, false)),
				Arguments.of(true, "/responses", new Fault.EdgeError(503, false)),
				Arguments.of(true, "/responses", new Fault.EdgeError(503, true)),
				Arguments.of(true, "", new Fault.Refusal()), Arguments.of(false, "", new Fault.Failure(503, null)),
				Arguments.of(false, "", new Fault.EdgeError(503, false)), Arguments.of(false, "", new Fault.Refusal()));
	}

	@ParameterizedTest
	@MethodSource("outages")
	void shouldOutlastAMinuteAndAnswerOnce(boolean conversation, String path, Fault fault) throws Exception {
		Assistant assistant = conversation ? this.conversations : this.transcript;
		String id = conversation ? begun() : null;
		outage(Duration.ofMinutes(1), path, fault);
		assertThat(assistant.answer(question(id, "¿y ahora?")).text()).contains("¿y ahora?");
		assertThat(calls()).filteredOn((call) -> call.lines().contains("¿y ahora?")).hasSize(1);
	}

	@Test
	void shouldNotCountLooksThatFailForTheQuestion() throws Exception {
		String id = begun();
		AtomicInteger asked = new AtomicInteger();
		Instant over = this.time.now().plus(Duration.ofMinutes(1));
		this.simulator.faults()
			.hook((call) -> (call.path().endsWith("/items") ? this.time.now().isBefore(over)
					: asked.incrementAndGet() == 1) ? Optional.of(Decision.wrong(new Fault.EdgeError(503, true)))
							: Optional.empty());
		assertThat(this.conversations.answer(question(id, "¿y ahora?")).text()).contains("¿y ahora?");
		assertThat(calls()).hasSize(2);
	}

	@Test
	void shouldKeepAConversationThatNothingWasAskedIn() throws Exception {
		String id = begun();
		Breaker breaker = this.model.breakers().breaker("model");
		for (int other = 0; other < 5; other++) {
			breaker.failed(this.time.waiting(), "caller " + other, this.time.now(), "503");
		}
		assertThat(failure(question(id, "adiós", BEFORE_A_PROBE), this.conversations)).satisfies((ex) -> {
			assertThat(ex.late()).isTrue();
			assertThat(ex.detail()).contains("503");
			assertThat(ex.conversationId()).isEqualTo(id);
			assertThat(ex.conversations()).isEmpty();
		});
	}

	@Test
	void shouldKeepAConversationInWhichALookFoundNothing() throws Exception {
		String id = begun();
		AtomicInteger asked = new AtomicInteger();
		this.simulator.faults()
			.hook((call) -> call.path().equals("/responses")
					? Optional.of(Decision.wrong(new Fault.Failure((asked.incrementAndGet() == 1) ? 500 : 429, null)))
					: Optional.empty());
		assertThat(failure(question(id, "adiós"), this.conversations).conversationId()).isEqualTo(id);
	}

	@Test
	void shouldDropAConversationOfWhichNobodyKnowsWhatItHolds() throws Exception {
		String id = begun();
		outage(LONG, "", new Fault.EdgeError(503, true));
		assertThat(failure(question(id, "adiós"), this.conversations)).satisfies((ex) -> {
			assertThat(ex.conversationId()).isNull();
			assertThat(ex.conversations()).containsExactly(id);
		});
	}

	@Test
	void shouldDropAConversationThatHoldsTheLines() throws Exception {
		String id = begun();
		this.simulator.openAi().answering(Answerer.of((prompt) -> new Output(null, "", Output.End.REASONING_ONLY)));
		thenLimited(new Fault.None());
		assertThat(failure(question(id, "adiós"), this.conversations)).satisfies((ex) -> {
			assertThat(ex.late()).isTrue();
			assertThat(ex.conversationId()).isNull();
			assertThat(ex.conversations()).containsExactly(id);
		});
		assertThat(this.simulator.openAi().items(id).toString()).contains("adiós");
	}

	@Test
	void shouldDropAConversationThatACallMayJoinWhichWasNotWaitedFor() throws Exception {
		String id = begun();
		thenLimited(new Fault.Hang());
		assertThat(failure(question(id, "adiós"), this.conversations).conversationId()).isNull();
	}

	@Test
	void shouldOutlastABrownOutInWhichOthersAreAnsweredNowAndThen() throws Exception {
		outage(Duration.ofMinutes(3), "/responses", new Fault.Failure(503, null));
		this.time.afterSleep(this::answerOneOfFour);
		assertThat(this.transcript.answer(question(null, "¿y ahora?")).text()).contains("¿y ahora?");
	}

	private void answerOneOfFour() {
		Breaker breaker = this.model.breakers().breaker("model");
		for (int other = 0; other < 3; other++) {
			breaker.failed(this.time.waiting(), "caller " + other, this.time.now(), "503");
		}
		breaker.answered(this.time.waiting(), new RateGate());
		this.time.afterSleep(this::answerOneOfFour);
	}

	// The first question, and then nothing but a limit that is reached.
	private void thenLimited(Fault first) {
		AtomicInteger asked = new AtomicInteger();
		this.simulator.faults()
			.hook((call) -> call.path().equals("/responses")
					? Optional.of(Decision.wrong((asked.incrementAndGet() == 1) ? first : new Fault.Failure(429, null)))
					: Optional.empty());
	}

	@Test
	void shouldGiveUpAQuestionThatTheServerBreaksAtWhileOthersAreAnswered() {
		this.simulator.faults()
			.hook((call) -> (call.path().equals("/responses") && call.text().contains("mala"))
					? Optional.of(Decision.wrong(new Fault.Failure(500, null))) : Optional.empty());
		this.time.afterSleep(this::answerAnother);
		Instant begun = this.time.now();
		assertThat(failure(question(null, "mala"), this.transcript)).satisfies((ex) -> {
			assertThat(ex.late()).isFalse();
			assertThat(ex.detail()).contains("500", "while others were answered");
		});
		assertThat(Duration.between(begun, this.time.now())).isBetween(Duration.ofSeconds(40), Duration.ofMinutes(2));
		assertThat(this.model.breakers().open()).isEmpty();
	}

	private void answerAnother() {
		try {
			assertThat(this.transcript.answer(question(null, "buena")).text()).contains("buena");
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
		this.time.afterSleep(this::answerAnother);
	}

	private String begun() throws Exception {
		String id = this.conversations.answer(question(null, "hola")).conversationId();
		return (id != null) ? id : "";
	}

	private ModelException failure(Question question, Assistant assistant) {
		try {
			assistant.answer(question);
		}
		catch (ModelException ex) {
			return ex;
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
		throw new AssertionError("it was answered");
	}

	private void outage(Duration length, String path, Fault fault) {
		Instant over = this.time.now().plus(length);
		this.simulator.faults()
			.hook((call) -> (call.path().contains(path) && this.time.now().isBefore(over))
					? Optional.of(Decision.wrong(fault)) : Optional.empty());
	}

	private Question question(@Nullable String conversation, String text) {
		return question(conversation, text, Duration.ofMinutes(5));
	}

	private Question question(@Nullable String conversation, String text, Duration patience) {
		return new Question("turn-" + text, "573", conversation, List.of(), "Cliente: Ana",
				List.of(new Line(TranscriptEntry.Role.USER, text, List.of())), false, this.time.in(patience),
				new Ours(), () -> false);
	}

	private List<ModelCall> calls() {
		return this.simulator.openAi().calls();
	}

}
