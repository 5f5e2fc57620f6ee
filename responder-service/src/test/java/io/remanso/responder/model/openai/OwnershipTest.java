package io.remanso.responder.model.openai;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ours;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.model.Question;
import io.remanso.responder.pace.FakeTime;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.simulator.Simulator;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.payloads.VoiceNote;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Whose partition went to another responder while they waited for the model ask it
 * nothing any more.
 */
class OwnershipTest {

	private static final Duration SHORT = Duration.ofMillis(200);

	private static final Duration LONG = Duration.ofMinutes(5);

	@RegisterExtension
	private final SimulatedModel model = new SimulatedModel();

	private final Simulator simulator = this.model.simulator();

	private final FakeTime time = this.model.time();

	@ParameterizedTest
	@ValueSource(strings = { "answer", "answer at first", "record", "withdraw", "forget", "answer by transcript" })
	void shouldNotCallTheModelForATurnThatIsAnothersWhenTheGateOpens(String what) throws Exception {
		Assistant conversations = this.model.conversations();
		Assistant transcript = this.model.transcript();
		String id = String.valueOf(conversations.answer(question(null, LONG, new Ours())).conversationId());
		limit(() -> conversations.answer(question(id, SHORT, new Ours())));
		limit(() -> transcript.answer(question(null, SHORT, new Ours())));
		Ownership ownership = untilItHasWaited();
		Map<String, ThrowingCallable> calls = Map.of("answer",
				() -> conversations.answer(question(id, LONG, ownership)), "answer at first",
				() -> conversations.answer(question(null, LONG, ownership)), "record",
				() -> conversations.record(question(id, LONG, ownership)), "withdraw",
				() -> conversations.withdraw(id, "", this.time.in(LONG), ownership), "forget",
				() -> conversations.forget(id, this.time.in(LONG), ownership), "answer by transcript",
				() -> transcript.answer(question(null, LONG, ownership)));
		assertNotCalled(calls.getOrDefault(what, () -> {
		}));
	}

	@Test
	void shouldHearNothingForATurnThatIsAnothersWhenTheGateOpens() throws Exception {
		var transcriber = this.model.transcriber();
		byte[] note = VoiceNote.saying("hola");
		limit(() -> transcriber.transcribe(note, "audio/ogg", this.time.in(SHORT), new Ours()));
		Ownership ownership = untilItHasWaited();
		assertNotCalled(() -> transcriber.transcribe(note, "audio/ogg", this.time.in(LONG), ownership));
	}

	@Test
	void shouldSayNothingForATurnThatIsAnothersWhenTheGateOpens() throws Exception {
		var speaker = this.model.speaker();
		limit(() -> speaker.speak("hola", this.time.in(SHORT), new Ours()));
		Ownership ownership = untilItHasWaited();
		assertNotCalled(() -> speaker.speak("hola", this.time.in(LONG), ownership));
	}

	// Its own time is up before the gate opens again.
	private void limit(ThrowingCallable call) {
		this.simulator.faults().set(Api.OPENAI, FaultProfile.failing(1, 429).times(1));
		assertThatThrownBy(call).isInstanceOf(ModelException.class);
		this.simulator.faults().clear();
	}

	private Ownership untilItHasWaited() {
		int before = this.time.sleeps().size();
		return () -> {
			if (this.time.sleeps().size() > before) {
				throw new TenureEndedException();
			}
		};
	}

	private void assertNotCalled(ThrowingCallable call) {
		int before = this.simulator.ledger().calls(Api.OPENAI).size();
		assertThatThrownBy(call).isInstanceOf(TenureEndedException.class);
		assertThat(this.simulator.ledger().calls(Api.OPENAI)).hasSize(before);
	}

	private Question question(@Nullable String conversation, Duration patience, Ownership ownership) {
		return new Question("turn-1", "573", conversation, List.of(), "Cliente: Ana",
				List.of(new Line(TranscriptEntry.Role.USER, "hola", List.of())), false, this.time.in(patience),
				ownership, () -> false);
	}

}
