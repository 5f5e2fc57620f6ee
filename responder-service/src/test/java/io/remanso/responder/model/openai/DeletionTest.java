package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.List;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Question;
import io.remanso.responder.pace.FakeTime;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Call;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the model knows of a user goes, and does not come back by a turn in flight.
 */
class DeletionTest {

	private static final List<Line> HISTORY = List.of(new Line(TranscriptEntry.Role.USER, "antes", List.of()));

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final Simulator simulator = this.model.simulator();

	private final FakeTime time = this.model.time();

	private final Assistant assistant = this.model.conversations();

	@Test
	void shouldDeleteEachItemBeforeTheConversation() throws Exception {
		String id = conversation(70);
		int items = this.simulator.openAi().items(id).size();
		assertThat(items).isGreaterThan(200);
		assertThat(forget(id)).isTrue();
		List<Call> deletions = deletions();
		assertThat(deletions).hasSize(items + 1).extracting(Call::path).doesNotHaveDuplicates();
		assertThat(deletions.getLast().path()).isEqualTo("/conversations/" + id);
		assertThat(forget(id)).isFalse();
	}

	@Test
	void shouldOutlastAnswersThatAreLost() throws Exception {
		String id = conversation(1);
		this.simulator.faults().set(Api.OPENAI, FaultProfile.losingAnswers(1).only("/conversations/").times(3));
		boolean _ = forget(id);
		assertThat(forget(id)).isFalse();
		assertThat(this.simulator.openAi().items(id)).isEmpty();
	}

	@Test
	void shouldFailAfterSoManyFailuresAndGoOnWhereItWas() throws Exception {
		String id = conversation(1);
		this.simulator.faults().set(Api.OPENAI, FaultProfile.failing(1, 503).only("/conversations/"));
		assertThatThrownBy(() -> forget(id)).isInstanceOf(ModelException.class);
		assertThat(this.simulator.openAi().items(id)).isNotEmpty();
		this.simulator.faults().clear();
		assertThat(forget(id)).isTrue();
	}

	@Test
	void shouldDeleteConversationsAlsoWhereTheTranscriptIsTheMemoryNow() throws Exception {
		String id = conversation(1);
		Assistant transcript = this.model.transcript();
		assertThat(transcript.forget(id, this.time.in(Duration.ofSeconds(60)), new Ours())).isTrue();
	}

	@Test
	void shouldNotTellANewConversationWhatWasForgottenWithTheOldOne() throws Exception {
		String id = conversation(1);
		boolean _ = forget(id);
		String renewed = this.assistant.answer(question(id, "hola", true)).conversationId();
		assertThat(this.simulator.openAi().items(String.valueOf(renewed)).toString()).contains("hola")
			.doesNotContain("antes");
	}

	private boolean forget(String id) throws Exception {
		return this.assistant.forget(id, this.time.in(Duration.ofSeconds(60)), new Ours());
	}

	private String conversation(int turns) throws Exception {
		String id = null;
		for (int turn = 0; turn < turns; turn++) {
			id = this.assistant.answer(question(id, "línea " + turn, false)).conversationId();
		}
		return String.valueOf(id);
	}

	private Question question(@Nullable String conversation, String text, boolean forgotten) {
		return new Question("turn-" + text.hashCode(), "573", conversation, HISTORY, "Cliente: Ana",
				List.of(new Line(TranscriptEntry.Role.USER, text, List.of())), false,
				this.time.in(Duration.ofMinutes(5)), new Ours(), () -> forgotten);
	}

	private List<Call> deletions() {
		return this.simulator.ledger()
			.calls(Api.OPENAI)
			.stream()
			.filter((call) -> call.method().equals("DELETE"))
			.toList();
	}

}
