package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Question;
import io.remanso.responder.model.Reply;
import io.remanso.responder.pace.FakeTime;
import io.remanso.simulator.Simulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A user who writes for years: 500 turns over HTTP against the simulated API, which
 * counts tokens, with the transcript as long as buffer-stream keeps it.
 */
class LongConversationTest {

	private static final int TURNS = 500;

	private static final int TRANSCRIPT = 40;

	private static final int LIMIT = 1800;

	// More than a turn's own lines and marks and its reply make here.
	private static final int ONE_TURN = 200;

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final Simulator simulator = this.model.simulator();

	private final FakeTime time = this.model.time();

	private final List<Line> transcript = new ArrayList<>();

	private final Set<String> conversations = new LinkedHashSet<>();

	private @Nullable String conversation;

	@ParameterizedTest
	@ValueSource(strings = { "conversation", "transcript" })
	void shouldCostAsMuchInTheLastTurnsAsInTheFirst(String memory) throws Exception {
		List<Long> tokens = write(
				memory.equals("transcript") ? this.model.transcript(LIMIT) : this.model.conversations(LIMIT), TURNS,
				120);
		long first = Collections.max(tokens.subList(0, TURNS / 2));
		long last = Collections.max(tokens.subList(TURNS / 2, TURNS));
		assertThat(last).as("of the last turns, after %d of the first", first).isLessThanOrEqualTo(first);
		assertThat(first).isLessThanOrEqualTo(LIMIT + ONE_TURN);
	}

	@Test
	void shouldLeaveAConversationRarely() throws Exception {
		write(this.model.conversations(LIMIT), TURNS, 60);
		assertThat(this.conversations).hasSizeBetween(5, TURNS / 10);
	}

	@Test
	void shouldGoOnForSomeTurnsAlsoWhereTheTranscriptIsLongerThanTheLimit() throws Exception {
		write(this.model.conversations(LIMIT), 60, 600);
		assertThat(this.conversations.size()).isLessThanOrEqualTo(60 / 2);
	}

	@Test
	void shouldBeginTheNextConversationWithAllThatTheTranscriptHolds() throws Exception {
		Assistant assistant = this.model.conversations();
		write(assistant, 40, 20);
		this.conversation = null;
		write(assistant, 1, 20);
		String begun = this.simulator.openAi().items(String.valueOf(this.conversation)).toString();
		for (int turn = 20; turn < 40; turn++) {
			assertThat(begun).contains(said(turn, 20 * (1 + turn % 5)));
		}
	}

	private List<Long> write(Assistant assistant, int turns, int length) throws Exception {
		List<Long> tokens = new ArrayList<>();
		for (int n = 0; n < turns; n++) {
			Line line = new Line(TranscriptEntry.Role.USER, said(n, length * (1 + n % 5)), List.of());
			Reply reply = assistant.answer(new Question("turn-%03d".formatted(n), "573", this.conversation,
					this.transcript, "Etiquetas: «VIP»", List.of(line), false, this.time.in(Duration.ofMinutes(5)),
					new Ours(), () -> false));
			tokens.add(reply.usage().inputTokens());
			if (reply.conversationId() != null) {
				this.conversations.add(reply.conversationId());
			}
			this.conversation = reply.nextConversationId();
			this.transcript.add(line);
			this.transcript.add(new Line(TranscriptEntry.Role.ASSISTANT, reply.text(), List.of()));
			this.transcript.subList(0, Math.max(0, this.transcript.size() - TRANSCRIPT)).clear();
		}
		return tokens;
	}

	private static String said(int turn, int length) {
		return "línea %03d ".formatted(turn) + "x".repeat(length);
	}

}
