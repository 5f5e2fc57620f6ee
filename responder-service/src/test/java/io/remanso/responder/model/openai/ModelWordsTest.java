package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.List;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Question;
import io.remanso.responder.model.Reply;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.FakeTime;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.payloads.VoiceNote;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Words that come from the model's server, and go there.
 */
class ModelWordsTest {

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final Simulator simulator = this.model.simulator();

	private final FakeTime time = this.model.time();

	@Test
	void shouldWriteAFoundReplyAsOneThatWasAnswered() throws Exception {
		Assistant conversations = this.model.conversations();
		String id = conversations.answer(question(null, List.of(), "hola")).conversationId();
		this.simulator.faults().set(Api.OPENAI, FaultProfile.losingAnswers(1).only("/responses").times(1));
		Reply reply = conversations.answer(question(id, List.of(), "**a las 9** _o_ después"));
		assertThat(this.simulator.openAi().calls()).hasSize(2);
		assertThat(reply.text()).isEqualTo("echo 1\n*a las 9* _o_ después");
	}

	@Test
	void shouldAskWithAHistoryOfBrokenCharacters() throws Exception {
		Line broken = new Line(TranscriptEntry.Role.ASSISTANT, "medio \uD83D y \u0000", List.of());
		Reply reply = this.model.transcript().answer(question(null, List.of(broken), "hola"));
		assertThat(reply.text()).isEqualTo("echo 1\nhola");
		assertThat(broken.text()).isEqualTo("medio  y ");
	}

	@Test
	void shouldHearNoCharacterThatIsNone() throws Exception {
		assertThat(heard("mañana\u0000\r\na las 9")).isEqualTo("mañana\na las 9");
		assertThat(heard("\u200B\uFEFF")).isEmpty();
	}

	private String heard(String said) throws Exception {
		return this.model.transcriber().transcribe(VoiceNote.saying(said), "audio/ogg", deadline(), new Ours());
	}

	private Question question(@Nullable String conversation, List<Line> history, String text) {
		return new Question("turn-" + text, "573", conversation, history, "Cliente: Ana",
				List.of(new Line(TranscriptEntry.Role.USER, text, List.of())), false, deadline(), new Ours(),
				() -> false);
	}

	private Deadline deadline() {
		return this.time.in(Duration.ofMinutes(5));
	}

}
