package io.remanso.responder.turn;

import java.util.List;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.delivery.Sending;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Question;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a turn does that fails for good: one apology, one end, one dead letter.
 */
class FailureTest {

	private final Scene scene = new Scene();

	@Test
	void shouldApologiseOnceAndKeepTheTurnWhereTheModelFails() {
		this.scene.assistant.failure = new ModelException("it broke", false);
		this.scene.run(Messages.text("hola"));
		assertThat(failed().reason()).isEqualTo(Outcome.Failure.MODEL);
		assertThat(failed().apologised()).isTrue();
		assertThat(this.scene.courier.texts()).containsExactly("Disculpa");
		assertThat(this.scene.written).hasExactlyElementsOfTypes(Outcome.FailureDecided.class, Outcome.PartSent.class,
				Outcome.Failed.class);
		assertThat(this.scene.deadLetters).singleElement().extracting(ProducerRecord::topic).isEqualTo(Topics.DLQ);
		assertThat(failed().memory().conversationId()).isNull();
	}

	@Test
	void shouldNameTheConversationThatAFailedTurnLeavesBehind() {
		this.scene.assistant.failure = new ModelException("it broke", false).leaving(List.of("conv_begun"));
		this.scene.run(Messages.text("hola"));
		assertThat(failed().memory().conversationId()).isNull();
		assertThat(failed().memory().leftConversations()).containsExactly("conv_begun");
	}

	@Test
	void shouldKeepAConversationThatKnowsNothingOfTheFailedTurn() {
		this.scene.assistant.failure = new ModelException("away", true).leaving(List.of("conv_old", "conv_new"),
				"conv_new");
		this.scene.run(Messages.text("hola"));
		assertThat(failed().memory().conversationId()).isEqualTo("conv_new");
		assertThat(failed().memory().leftConversations()).containsExactly("conv_old");
		assertThat(failed().memory().entries()).singleElement().satisfies((entry) -> {
			assertThat(entry.text()).isEqualTo("hola");
			assertThat(entry.delivered()).isFalse();
		});
	}

	@Test
	void shouldTellTheModelWhatItNeverGotOfTurnsThatFailed() {
		this.scene.run(Messages.buffer(true,
				List.of(Messages.earlier(TranscriptEntry.Role.USER, "uno", "m1", false),
						Messages.earlier(TranscriptEntry.Role.ASSISTANT, "dije", null, true),
						Messages.earlier(TranscriptEntry.Role.USER, "dos", "m2", false),
						Messages.earlier(TranscriptEntry.Role.USER, "tres", "m3", false)),
				null, Messages.NOW, new Content.Text("cuatro")));
		Question question = this.scene.assistant.asked.getFirst();
		assertThat(question.history()).extracting(Line::text).containsExactly("uno", "dije");
		assertThat(question.lines()).extracting(Line::text).containsExactly("dos", "tres", "cuatro");
	}

	@Test
	void shouldTellItOnceWhereTheFailedTurnIsAnsweredAgain() {
		this.scene.run(Messages.buffer(true, List.of(Messages.earlier(TranscriptEntry.Role.USER, "hola", "m-0", false)),
				null, Messages.NOW, new Content.Text("hola")));
		assertThat(this.scene.assistant.asked.getFirst().lines()).extracting(Line::text).containsExactly("hola");
	}

	@Test
	void shouldNameWhatAnAnsweredTurnLeavesBehindToTheEnd() {
		this.scene.assistant.left = List.of("conv_too_long");
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
		assertThat(this.scene.end().memory().conversationId()).isEqualTo("conv_1");
		assertThat(this.scene.end().memory().leftConversations()).containsExactly("conv_too_long");
	}

	@Test
	void shouldNameTheConversationThatCouldNotBeToldOfAReplyHeldBack() {
		this.scene.assistant.forgetful = true;
		this.scene.courier.answer = (_) -> new Sending.Refused(true, "131047");
		this.scene.run(Messages.text("hola"));
		assertThat(failed().memory().conversationId()).isNull();
		assertThat(failed().memory().leftConversations()).containsExactly("conv_1");
	}

	@Test
	void shouldTellALateModelFromABrokenOne() {
		this.scene.assistant.failure = new ModelException("too late", true);
		this.scene.run(Messages.text("hola"));
		assertThat(failed().reason()).isEqualTo(Outcome.Failure.TIMEOUT);
	}

	@Test
	void shouldSayNothingWhereNoApologyIsSet() {
		this.scene.failureReply = " ";
		this.scene.assistant.failure = new ModelException("it broke", false);
		this.scene.run(Messages.text("hola"));
		assertThat(failed().apologised()).isFalse();
		assertThat(this.scene.courier.sent).isEmpty();
		assertThat(this.scene.written).hasExactlyElementsOfTypes(Outcome.Failed.class);
		assertThat(this.scene.deadLetters).hasSize(1);
	}

	@Test
	void shouldSayNothingWhereNoAnswerIsWanted() {
		this.scene.assistant.whileRecording = () -> {
			throw new IllegalStateException("broken on purpose");
		};
		this.scene.run(Messages.buffer(false, List.of(), null, Messages.NOW, new Content.Text("hola")));
		assertThat(failed().apologised()).isFalse();
		assertThat(this.scene.courier.sent).isEmpty();
	}

	@Test
	void shouldNotApologiseOverAPerson() {
		this.scene.assistant.failure = new ModelException("it broke", false);
		this.scene.assistant.whileThinking = () -> this.scene.takeOver(Messages.USER);
		this.scene.run(Messages.text("hola"));
		assertThat(failed().apologised()).isFalse();
		assertThat(this.scene.courier.sent).isEmpty();
	}

	@Test
	void shouldTakeTheReplyBackAndSayNothingWhereTheWindowIsClosed() {
		this.scene.courier.answer = (_) -> new Sending.Refused(true, "131047");
		this.scene.run(Messages.text("hola"));
		assertThat(failed().reason()).isEqualTo(Outcome.Failure.WINDOW_CLOSED);
		assertThat(failed().apologised()).isFalse();
		assertThat(this.scene.courier.sent).hasSize(1);
		assertThat(this.scene.assistant.withdrawn).containsExactly("");
		assertThat(this.scene.deadLetters).hasSize(1);
	}

	@Test
	void shouldNeitherApologiseNorTakeBackWhatNobodyCanSayTheUserHas() {
		this.scene.courier.answer = (_) -> new Sending.InDoubt("Meta answered 503, code -1");
		this.scene.courier.settlement = new Settlement.Unknown();
		this.scene.run(Messages.text("hola"));
		assertThat(failed().reason()).isEqualTo(Outcome.Failure.IN_DOUBT);
		assertThat(failed().detail()).contains("nobody can say", "503");
		assertThat(failed().apologised()).isFalse();
		assertThat(this.scene.courier.texts()).containsOnly("Hola, Ana");
		assertThat(this.scene.assistant.withdrawn).isEmpty();
		assertThat(failed().memory().conversationId()).isEqualTo("conv_1");
		assertThat(failed().memory().entries()).allMatch(TranscriptEntry::delivered);
		assertThat(this.scene.written).hasExactlyElementsOfTypes(Outcome.ReplyGenerated.class, Outcome.Failed.class);
		assertThat(this.scene.deadLetters).hasSize(1);
	}

	@Test
	void shouldSayOfAnApologyThatNobodyKnowsWhetherTheUserHasIt() {
		this.scene.assistant.failure = new ModelException("it broke", false);
		this.scene.courier.answer = (_) -> new Sending.InDoubt("Meta answered 503, code -1");
		this.scene.courier.settlement = new Settlement.Unknown();
		this.scene.run(Messages.text("hola"));
		assertThat(failed().reason()).isEqualTo(Outcome.Failure.MODEL);
		assertThat(failed().detail()).contains("of the apology, nobody can say");
		assertThat(failed().apologised()).isFalse();
	}

	@Test
	void shouldEndWhatNobodyThoughtOf() {
		this.scene.assistant.whileThinking = () -> {
			throw new IllegalStateException("broken on purpose");
		};
		this.scene.run(Messages.text("hola"));
		assertThat(failed().reason()).isEqualTo(Outcome.Failure.UNKNOWN);
		assertThat(failed().apologised()).isTrue();
	}

	@Test
	void shouldEndWhatAnErrorBroke() {
		this.scene.assistant.whileThinking = () -> {
			throw new StackOverflowError("broken on purpose");
		};
		this.scene.run(Messages.text("hola"));
		assertThat(failed().reason()).isEqualTo(Outcome.Failure.UNKNOWN);
	}

	@Test
	void shouldEndATurnThatHoldsNothing() {
		this.scene.run(Messages.saying());
		assertThat(failed().reason()).isEqualTo(Outcome.Failure.UNKNOWN);
		assertThat(this.scene.deadLetters).hasSize(1);
	}

	@Test
	void shouldFinishATurnThatHasEndedWithoutEndingItAgain() {
		this.scene.recorded(new Outcome.Answered("turn-1", Messages.USER, 1, new Memory(null, null, null, List.of()),
				Messages.NOW));
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.written).isEmpty();
		assertThat(this.scene.assistant.asked).isEmpty();
	}

	private Outcome.Failed failed() {
		return (Outcome.Failed) this.scene.end();
	}

}
