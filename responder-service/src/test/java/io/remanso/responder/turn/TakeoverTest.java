package io.remanso.responder.turn;

import java.time.Duration;
import java.util.List;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.delivery.Sending;
import io.remanso.responder.delivery.Settlement;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person takes over, and the model's memory stays true.
 */
class TakeoverTest {

	private static final String TWO_PARTS = "a".repeat(4000) + "\n\n" + "b".repeat(3000);

	private final Scene scene = new Scene();

	@Test
	void shouldOnlyRecordWhatWasSaidWhereThePersonCameFirst() {
		this.scene.takeOver(Messages.USER);
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.end()).isInstanceOfSatisfying(Outcome.Suppressed.class,
				(end) -> assertThat(end.parts()).isZero());
		assertThat(this.scene.assistant.asked).isEmpty();
		assertThat(this.scene.assistant.recorded).hasSize(1);
		assertThat(this.scene.courier.sent).isEmpty();
		assertThat(this.scene.end().memory().entries()).extracting(TranscriptEntry::text).containsExactly("hola");
	}

	@Test
	void shouldStaySilentWhereAPersonHasAnsweredMeanwhileHoweverLongAgo() throws InterruptedException {
		this.scene.pause(Messages.USER, Messages.NOW.plusSeconds(60), Messages.NOW.plusSeconds(1860));
		this.scene.time.waiting().sleep(Duration.ofHours(2));
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Suppressed.class);
		assertThat(this.scene.courier.sent).isEmpty();
	}

	@Test
	void shouldAnswerWhatWasWrittenAfterThePause() {
		this.scene.pause(Messages.USER, Messages.NOW.minusSeconds(1800), Messages.NOW);
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldAnswerAgainInThePauseThatWasThereBeforeTheOrder() {
		this.scene.pause(Messages.USER, Messages.NOW.minusSeconds(60), Messages.NOW.plusSeconds(1740));
		this.scene.run(Messages.again("turn-0"));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
		assertThat(this.scene.courier.texts()).containsExactly("Hola, Ana");
	}

	@Test
	void shouldNotAnswerAgainWhereAPersonCameAfterTheOrder() {
		this.scene.pause(Messages.USER, Messages.NOW.plusSeconds(1), Messages.NOW.plusSeconds(1801));
		this.scene.run(Messages.again("turn-0"));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Suppressed.class);
		assertThat(this.scene.courier.sent).isEmpty();
	}

	@Test
	void shouldTakeTheWholeReplyBackWhereThePersonCameWhileTheModelThought() {
		this.scene.assistant.whileThinking = () -> this.scene.takeOver(Messages.USER);
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.written).hasExactlyElementsOfTypes(Outcome.ReplyGenerated.class,
				Outcome.Suppressed.class);
		assertThat(this.scene.courier.sent).isEmpty();
		assertThat(this.scene.assistant.withdrawn).containsExactly("");
		assertThat(replies()).containsExactly("Hola, Ana|false");
	}

	@Test
	void shouldShowNoTypingAnyMoreWhereNothingIsSaid() {
		this.scene.assistant.whileThinking = () -> this.scene.takeOver(Messages.USER);
		this.scene.run(Messages.text("hola"));
		Awaitility.await("hidden").until(() -> this.scene.courier.shown.contains("hidden"));
	}

	@Test
	void shouldTakeTheRestBackWhereThePersonCameBetweenTwoParts() {
		this.scene.assistant.reply = TWO_PARTS;
		this.scene.courier.answer = (part) -> {
			this.scene.takeOver(Messages.USER);
			return new Sending.Taken("id");
		};
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.end()).isInstanceOfSatisfying(Outcome.Suppressed.class,
				(end) -> assertThat(end.parts()).isEqualTo(1));
		assertThat(this.scene.courier.sent).hasSize(1);
		assertThat(this.scene.assistant.withdrawn).containsExactly("a".repeat(4000));
		assertThat(replies()).containsExactly("a".repeat(4000) + "|true", "b".repeat(3000) + "|false");
	}

	@Test
	void shouldLeaveTheReplyStandingWhereThePersonCameAfterTheLastPart() {
		this.scene.courier.answer = (part) -> {
			this.scene.takeOver(Messages.USER);
			return new Sending.Taken("id");
		};
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
		assertThat(this.scene.assistant.withdrawn).isEmpty();
		assertThat(replies()).containsExactly("Hola, Ana|true");
	}

	@Test
	void shouldNeitherCountNorTakeBackAPartInDoubtWhereThePersonCameSince() {
		this.scene.assistant.reply = TWO_PARTS;
		this.scene.courier.settlement = new Settlement.Unknown();
		this.scene.courier.answer = (part) -> {
			this.scene.takeOver(Messages.USER);
			return new Sending.InDoubt("no answer");
		};
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.end()).isInstanceOfSatisfying(Outcome.Suppressed.class,
				(end) -> assertThat(end.parts()).isZero());
		assertThat(this.scene.courier.sent).hasSize(1);
		assertThat(this.scene.assistant.withdrawn).containsExactly("a".repeat(4000));
		assertThat(replies()).containsExactly("a".repeat(4000) + "|true", "b".repeat(3000) + "|false");
	}

	@Test
	void shouldLetATurnWithoutAnswerJoinTheConversation() {
		this.scene.run(Messages.buffer(false, List.of(), null, Messages.NOW, new Content.Text("ya me atendieron")));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Recorded.class);
		assertThat(this.scene.end().memory().conversationId()).isEqualTo("conv_1");
		assertThat(this.scene.assistant.recorded).hasSize(1);
		assertThat(this.scene.courier.sent).isEmpty();
		assertThat(this.scene.courier.shown).isEmpty();
	}

	@Test
	void shouldBeginANewConversationFromTheTranscriptWhereTheModelCouldNotBeTold() {
		this.scene.assistant.failure = Scene.deaf();
		this.scene.run(Messages.buffer(false, List.of(), null, Messages.NOW, new Content.Text("ya me atendieron")));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Recorded.class);
		assertThat(this.scene.end().memory().conversationId()).isNull();
		assertThat(this.scene.end().memory().entries()).hasSize(1);
	}

	private List<String> replies() {
		return this.scene.end()
			.memory()
			.entries()
			.stream()
			.filter((entry) -> entry.role() == TranscriptEntry.Role.ASSISTANT)
			.map((entry) -> entry.text() + "|" + entry.delivered())
			.toList();
	}

}
