package io.remanso.responder.model.openai;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import com.openai.client.OpenAIClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelSettings;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Question;
import io.remanso.responder.pace.Accounts;
import io.remanso.responder.pace.FakeTime;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.SimulatorOptions;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A turn that only joins the conversation, after an earlier owner had asked the model.
 */
class FoundReplyTest {

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final OpenAIClient client = OpenAiAssistants.client(URI.create(this.simulator.openAiBaseUrl()), "sk-test");

	private final FakeTime time = new FakeTime();

	private final Assistant assistant = OpenAiAssistants.conversations(this.client,
			new ModelSettings("gpt-test", "Sé amable.", 500, Duration.ofSeconds(2), 4, 10), this.time.waiting(),
			new Accounts(new SimpleMeterRegistry()), new SimpleMeterRegistry());

	@AfterEach
	void stop() {
		this.client.close();
		this.simulator.close();
	}

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
