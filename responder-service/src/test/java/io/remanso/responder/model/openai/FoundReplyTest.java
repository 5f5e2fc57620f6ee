package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.List;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Question;
import io.remanso.responder.pace.FakeTime;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A turn that only joins the conversation, after an earlier owner had asked the model.
 */
class FoundReplyTest {

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final Simulator simulator = this.model.simulator();

	private final FakeTime time = this.model.time();

	private final Assistant assistant = this.model.conversations();

	@Test
	void shouldTakeBackTheReplyThatNobodyGot() throws Exception {
		String id = answered("hola");
		int before = items(id).size();
		assertThat(this.assistant.record(question(id, true, line(TranscriptEntry.Role.USER, "hola")))).isEqualTo(id);
		assertThat(items(id)).hasSize(before + 1);
		assertThat(items(id).getLast().path("role").asString()).isEqualTo("developer");
		assertThat(items(id).getLast().toString()).contains("no recibió");
	}

	@Test
	void shouldTakeItBackWhereThatHadToBeTriedAgain() throws Exception {
		String id = answered("hola");
		int before = items(id).size();
		this.simulator.faults().set(Api.OPENAI, FaultProfile.failing(1, 500).only("/items").times(2));
		this.assistant.record(question(id, true, line(TranscriptEntry.Role.USER, "hola")));
		assertThat(items(id)).hasSize(before + 1);
	}

	@Test
	void shouldNotTakeBackWhatAPersonWrote() throws Exception {
		Question question = question(answered("hola"), true, line(TranscriptEntry.Role.USER, "¿estás?"),
				line(TranscriptEntry.Role.AGENT, "sí, soy Luis"));
		this.simulator.faults().set(Api.OPENAI, FaultProfile.losingAnswers(1).only("/items").times(2));
		String id = this.assistant.record(question);
		assertThat(items(id).getLast().toString()).contains("soy Luis");
		assertThat(items(id).toString()).doesNotContain("no recibió");
	}

	private @Nullable String answered(String text) throws Exception {
		return this.assistant.answer(question(null, false, line(TranscriptEntry.Role.USER, text))).conversationId();
	}

	private Question question(@Nullable String conversation, boolean mayBeRepeat, Line... lines) {
		return new Question("turn-" + lines[0].text(), "573", conversation, List.of(), "Cliente: Ana", List.of(lines),
				mayBeRepeat, this.time.in(Duration.ofMinutes(5)), new Ours(), () -> false);
	}

	private static Line line(TranscriptEntry.Role role, String text) {
		return new Line(role, text, List.of());
	}

	private List<JsonNode> items(@Nullable String conversation) {
		return this.simulator.openAi().items((conversation != null) ? conversation : "");
	}

}
