package io.remanso.responder.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.responder.delivery.Sending;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.model.ModelException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Turns that waited so long that Meta takes no answer to them.
 */
class WindowTest {

	private static final Duration DAY = Duration.ofHours(24);

	private static final Instant LONG_AGO = Messages.NOW.minus(DAY).minusSeconds(1);

	private final Scene scene = new Scene();

	@Test
	void shouldNotAskTheModelWhereMetaTakesNoAnswerAnyMore() {
		this.scene.run(buffer(Gateway.META, LONG_AGO, List.of()));
		assertThat(this.scene.assistant.asked).isEmpty();
		assertThat(this.scene.courier.sent).isEmpty();
		assertThat(failed().reason()).isEqualTo(Outcome.Failure.WINDOW_CLOSED);
		assertThat(failed().apologised()).isFalse();
		assertThat(this.scene.deadLetters).hasSize(1);
	}

	@Test
	void shouldKeepInTheConversationWhatItDoesNotAnswer() {
		this.scene.run(buffer(Gateway.META, LONG_AGO, List.of()));
		assertThat(this.scene.assistant.recorded).hasSize(1);
		assertThat(failed().memory().conversationId()).isEqualTo("conv_1");
		assertThat(failed().memory().entries()).extracting(TranscriptEntry::text).containsExactly("hola");
	}

	@Test
	void shouldAnswerUpToTheLastSecond() {
		this.scene.run(buffer(Gateway.META, Messages.NOW.minus(DAY), List.of()));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldAnswerWhatWhapiTakesHoweverOld() {
		this.scene.run(buffer(Gateway.WHAPI, LONG_AGO, List.of()));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldGoByTheUsersNewestMessageWhereAnOldTurnIsAnsweredAgain() {
		this.scene.run(buffer(Gateway.META, LONG_AGO,
				List.of(said(TranscriptEntry.Role.USER, Messages.NOW.minusSeconds(60)))));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldNotGoByWhatAPersonWrote() {
		this.scene
			.run(buffer(Gateway.META, LONG_AGO, List.of(said(TranscriptEntry.Role.AGENT, Messages.NOW.minusSeconds(60)),
					said(TranscriptEntry.Role.ASSISTANT, Messages.NOW.minusSeconds(50)))));
		assertThat(failed().reason()).isEqualTo(Outcome.Failure.WINDOW_CLOSED);
	}

	@Test
	void shouldSendNoFurtherPartWhereTheWindowClosesBetweenTwo() {
		this.scene.assistant.reply = "a".repeat(4000) + "\n\n" + "b".repeat(4000);
		this.scene.courier.answer = (_) -> {
			passes(Duration.ofMinutes(2));
			return new Sending.Taken("id");
		};
		this.scene.run(buffer(Gateway.META, LONG_AGO.plusSeconds(60), List.of()));
		assertThat(this.scene.courier.texts()).containsExactly("a".repeat(4000));
		assertThat(failed().reason()).isEqualTo(Outcome.Failure.WINDOW_CLOSED);
		assertThat(this.scene.assistant.withdrawn).containsExactly("a".repeat(4000));
		assertThat(failed().memory().entries()).extracting(TranscriptEntry::delivered)
			.containsExactly(true, true, false);
	}

	@Test
	void shouldSendNoApologyWhereTheWindowClosedWhileTheModelFailed() {
		this.scene.assistant.failure = new ModelException("it broke", false);
		this.scene.assistant.whileThinking = () -> passes(Duration.ofMinutes(2));
		this.scene.run(buffer(Gateway.META, LONG_AGO.plusSeconds(60), List.of()));
		assertThat(this.scene.courier.sent).isEmpty();
		assertThat(failed().reason()).isEqualTo(Outcome.Failure.MODEL);
		assertThat(this.scene.written).hasExactlyElementsOfTypes(Outcome.Failed.class);
	}

	@Test
	void shouldNotTakeAPartThatIsFoundForUndelivered() {
		begun();
		this.scene.courier.settlement = new Settlement.Found("id-x", Outcome.Proof.RECEIPT);
		this.scene.run(buffer(Gateway.META, LONG_AGO, List.of()));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldNotTellTheModelThatTheUserLacksWhatNobodyKnows() {
		begun();
		this.scene.courier.settlement = new Settlement.Unknown();
		this.scene.run(buffer(Gateway.META, LONG_AGO, List.of()));
		assertThat(this.scene.courier.sent).isEmpty();
		assertThat(failed().reason()).isEqualTo(Outcome.Failure.WINDOW_CLOSED);
		assertThat(this.scene.assistant.withdrawn).isEmpty();
	}

	@Test
	void shouldSettleADecidedApologyAndNotSendItAfterTheWindow() {
		this.scene.inherit();
		this.scene.recorded(new Outcome.FailureDecided("turn-1", Messages.USER, Outcome.Failure.MODEL, "before",
				new Memory(null, null, null, List.of()), Messages.NOW));
		this.scene.run(buffer(Gateway.META, LONG_AGO, List.of()));
		assertThat(this.scene.courier.doubts).hasSize(1);
		assertThat(this.scene.courier.sent).isEmpty();
		assertThat(failed().reason()).isEqualTo(Outcome.Failure.MODEL);
		assertThat(failed().apologised()).isFalse();
	}

	private void begun() {
		this.scene.inherit();
		this.scene.recorded(new Outcome.ReplyGenerated("turn-1", Messages.USER, "Hola de antes", "conv_1", "m", 1, 1, 1,
				1, new Memory("conv_1", null, null, List.of()), Messages.NOW));
	}

	private void passes(Duration time) {
		try {
			this.scene.time.waiting().sleep(time);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Outcome.Failed failed() {
		return (Outcome.Failed) this.scene.end();
	}

	private static TranscriptEntry said(TranscriptEntry.Role role, Instant at) {
		return new TranscriptEntry(role, "antes", null, true, at);
	}

	private static ClosedBuffer buffer(Gateway gateway, Instant sentAt, List<TranscriptEntry> transcript) {
		ClosedBuffer now = Messages.text("hola");
		Chat chat = new Chat(gateway, "1", Messages.USER, false);
		TurnMessage message = new TurnMessage("m-0", TurnMessage.Author.USER, new Content.Text("hola"), null, null,
				sentAt, Messages.NOW, 0, 0, null);
		return new ClosedBuffer(now.turnId(), now.userId(), chat, true, null, List.of(message), now.profile(), null,
				transcript, null, null, CloseReason.WINDOW, now.firstAt(), now.lastAt(), now.deadline(),
				now.closedAt());
	}

}
