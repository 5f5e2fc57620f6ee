package io.remanso.responder.turn;

import java.util.ArrayList;
import java.util.List;

import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.Sending;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.model.ModelException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A turn whose worker dies between its failure and its end: the user gets the one apology
 * and no reply beside it.
 */
class DecidedFailureTest {

	private static final Memory NOTHING = new Memory(null, null, null, List.of());

	private final Scene scene = new Scene();

	@Test
	void shouldNotAnswerAfterAnApologyThatWasSentBeforeTheEnd() {
		diesWhileApologising();
		this.scene.courier.settlement = new Settlement.Found("id-1", Outcome.Proof.LISTED);
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.assistant.asked).hasSize(1);
		assertThat(this.scene.courier.texts()).containsExactly("Disculpa");
		assertThat(this.scene.end()).isInstanceOfSatisfying(Outcome.Failed.class, (failed) -> {
			assertThat(failed.reason()).isEqualTo(Outcome.Failure.MODEL);
			assertThat(failed.detail()).isEqualTo("it broke");
			assertThat(failed.apologised()).isTrue();
			assertThat(failed.memory().leftConversations()).containsExactly("conv_begun");
		});
	}

	@Test
	void shouldRecordTheFailureBeforeTheUserIsTold() {
		List<Outcome> before = new ArrayList<>();
		this.scene.assistant.failure = new ModelException("it broke", false);
		this.scene.courier.answer = (_) -> {
			before.addAll(this.scene.written);
			return new Sending.Taken("id-1");
		};
		this.scene.run(Messages.text("hola"));
		assertThat(before).singleElement().isInstanceOfSatisfying(Outcome.FailureDecided.class, (decided) -> {
			assertThat(decided.reason()).isEqualTo(Outcome.Failure.MODEL);
			assertThat(decided.detail()).isEqualTo("it broke");
			assertThat(decided.memory()).isEqualTo(this.scene.end().memory());
		});
	}

	@Test
	void shouldSendTheApologyThatWasDecidedAndIsNotFound() {
		decided(Outcome.Failure.TIMEOUT);
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.assistant.asked).isEmpty();
		assertThat(this.scene.courier.texts()).containsExactly("Disculpa");
		assertThat(this.scene.courier.doubts).singleElement()
			.satisfies((doubt) -> assertThat(doubt.notBefore()).isEqualTo(Messages.NOW));
		assertThat(this.scene.written).hasExactlyElementsOfTypes(Outcome.PartSent.class, Outcome.Failed.class);
	}

	@Test
	void shouldNotGoOnWithAReplyWhoseFailureIsDecided() {
		this.scene.recorded(new Outcome.ReplyGenerated("turn-1", Messages.USER, "Hola de antes", "conv_1", "m", 1, 1, 1,
				1, NOTHING, Messages.NOW));
		decided(Outcome.Failure.TIMEOUT);
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.courier.texts()).containsExactly("Disculpa");
		assertThat(this.scene.end()).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Outcome.Failure.TIMEOUT));
	}

	@Test
	void shouldTellNobodyOfADecidedFailureWhereAPersonHasTakenOver() {
		decided(Outcome.Failure.MODEL);
		this.scene.takeOver(Messages.USER);
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.courier.sent).isEmpty();
		assertThat(this.scene.end()).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.apologised()).isFalse());
	}

	@Test
	void shouldHearNothingAgainOfATurnWhoseFailureIsDecided() {
		decided(Outcome.Failure.MODEL);
		this.scene.transcriber = (_, _, _, _) -> {
			throw new IllegalStateException("heard for nothing");
		};
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null)));
		assertThat(this.scene.end().memory()).isEqualTo(NOTHING);
	}

	@Test
	void shouldKeepTheReasonWhereTheApologyBreaks() {
		this.scene.assistant.failure = new ModelException("it broke", false);
		this.scene.courier.answer = (_) -> {
			throw new IllegalStateException("broken on purpose");
		};
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.courier.sent).hasSize(1);
		assertThat(this.scene.written).hasExactlyElementsOfTypes(Outcome.FailureDecided.class, Outcome.Failed.class);
		assertThat(this.scene.end()).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Outcome.Failure.MODEL));
	}

	@Test
	void shouldKeepTheReasonWhereTheTurnCannotBeReadAnyMore() {
		decided(Outcome.Failure.MODEL);
		this.scene.runUnreadable(Messages.text("hola"));
		assertThat(this.scene.end()).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Outcome.Failure.MODEL));
		assertThat(this.scene.deadLetters).hasSize(1);
	}

	private void decided(Outcome.Failure reason) {
		this.scene.inherit();
		this.scene
			.recorded(new Outcome.FailureDecided("turn-1", Messages.USER, reason, "before", NOTHING, Messages.NOW));
	}

	// The partition is another's as soon as the apology is out.
	private void diesWhileApologising() {
		this.scene.assistant.failure = new ModelException("it broke", false).leaving(List.of("conv_begun"));
		this.scene.courier.answer = (_) -> {
			this.scene.movedOn = true;
			return new Sending.Taken("id-1");
		};
		this.scene.run(Messages.text("hola"));
		this.scene.assistant.failure = null;
		this.scene.courier.answer = (part) -> new Sending.Taken("id-2");
		this.scene.restart();
	}

}
