package io.remanso.responder.model.openai;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelSettings;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Question;
import io.remanso.responder.model.Reply;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.Decision;
import io.remanso.simulator.faults.Fault;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Call;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many questions at once while the model's server is away: each waits, few look whether
 * it is back, and all are answered once, one after the other.
 */
@Execution(ExecutionMode.CONCURRENT)
class StampedeTest {

	private static final int QUESTIONS = 60;

	private static final Duration AWAY = Duration.ofSeconds(3);

	// Calls that hang end before the outage does, and none that is answered takes so
	// long.
	private static final Duration CALL = Duration.ofMillis(2500);

	// Fewer places than questions.
	private static final ModelSettings SETTINGS = settings(20);

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final Simulator simulator = this.model.simulator();

	private final AtomicReference<@Nullable Instant> over = new AtomicReference<>();

	private final Waiting waiting = new Waiting(InstantSource.system(), () -> ThreadLocalRandom.current().nextDouble(),
			Thread::sleep);

	static List<Arguments> outages() {
		return List.of(Arguments.of(true, new Fault.EdgeError(503, false)),
				Arguments.of(true, new Fault.EdgeError(503, true)), Arguments.of(true, new Fault.Hang()),
				Arguments.of(false, new Fault.EdgeError(503, false)), Arguments.of(false, new Fault.Hang()));
	}

	@ParameterizedTest
	@MethodSource("outages")
	void shouldAnswerEachOnceAndNotAllAtOnce(boolean conversation, Fault fault) throws Exception {
		Assistant assistant = conversation ? this.model.conversations(SETTINGS, this.waiting)
				: this.model.transcript(SETTINGS, this.waiting);
		this.simulator.faults()
			.hook((call) -> (call.path().equals("/responses") && this.waiting.now().isBefore(over()))
					? Optional.of(Decision.wrong(fault)) : Optional.empty());
		assertThat(replies(assistant)).hasSize(QUESTIONS).doesNotHaveDuplicates();
		Instant over = over();
		assertThat(this.simulator.openAi().calls()).hasSize(QUESTIONS);
		List<Call> asked = this.simulator.ledger()
			.calls(Api.OPENAI)
			.stream()
			.filter((call) -> call.path().equals("/responses"))
			.toList();
		// One each, and some that went to see.
		assertThat(asked).filteredOn((call) -> call.at().isBefore(over)).hasSizeLessThan(QUESTIONS + 10);
		assertThat(asked).filteredOn((call) -> !call.at().isBefore(over) && call.at().isBefore(first(asked, over)))
			.hasSizeLessThan(30);
	}

	@Test
	void shouldHoldBackWhoIsInLineWhenTheServerIsAwayAgain() throws Exception {
		AtomicReference<@Nullable Instant> back = new AtomicReference<>();
		this.simulator.faults().hook((call) -> {
			Instant now = this.waiting.now();
			if (!call.path().equals("/responses")) {
				return Optional.empty();
			}
			Instant first = now.isBefore(over()) ? null : back.updateAndGet((known) -> (known != null) ? known : now);
			return (first == null || isAwayAgain(first, now))
					? Optional.of(Decision.wrong(new Fault.EdgeError(503, false))) : Optional.empty();
		});
		assertThat(replies(this.model.transcript(settings(QUESTIONS), this.waiting))).hasSize(QUESTIONS);
		Instant first = back.get();
		assertThat(first).isNotNull();
		assertThat(this.simulator.ledger().calls(Api.OPENAI))
			.filteredOn((call) -> call.path().equals("/responses") && isAwayAgain(first, call.at()))
			.hasSizeBetween(5, 20);
	}

	private static ModelSettings settings(int places) {
		return new ModelSettings("gpt-test", "Sé amable.", 16_000, 500, CALL, places, "", "");
	}

	// The server is away from the first call on, however long it takes to make one.
	private Instant over() {
		return Objects
			.requireNonNull(this.over.updateAndGet((known) -> (known != null) ? known : this.waiting.now().plus(AWAY)));
	}

	private static boolean isAwayAgain(Instant first, Instant at) {
		Instant away = first.plusSeconds(1);
		return !at.isBefore(away) && at.isBefore(away.plus(AWAY));
	}

	// A second after the first that was answered.
	private static Instant first(List<Call> asked, Instant over) {
		return asked.stream()
			.map(Call::at)
			.filter((at) -> !at.isBefore(over))
			.min(Instant::compareTo)
			.orElseThrow()
			.plusSeconds(1);
	}

	private List<String> replies(Assistant assistant) throws Exception {
		List<String> replies = new ArrayList<>();
		try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Reply>> futures = new ArrayList<>();
			for (int n = 0; n < QUESTIONS; n++) {
				Question question = question("pregunta " + n);
				futures.add(users.submit(() -> assistant.answer(question)));
			}
			for (Future<Reply> future : futures) {
				replies.add(future.get().text());
			}
		}
		return replies;
	}

	private Question question(String text) {
		return new Question("turn-" + text, "573", null, List.of(), "Cliente: Ana",
				List.of(new Line(TranscriptEntry.Role.USER, text, List.of())), false,
				Deadline.after(this.waiting.now(), Duration.ofMinutes(2)), new Ours(), () -> false);
	}

}
