package io.remanso.responder.turn;

import java.util.List;

import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.delivery.Sending;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * A part that the gateway took and could not deliver, while the rest was still to come.
 */
class FailedPartTest {

	private static final String ONE = "a".repeat(4000);

	private static final String TWO = "b".repeat(4000);

	private static final String THREE = "c".repeat(4000);

	private final Scene scene = new Scene();

	FailedPartTest() {
		this.scene.assistant.reply = ONE + "\n\n" + TWO + "\n\n" + THREE;
	}

	@Test
	void shouldSendNoMoreWhereAPartHasFailedForGood() {
		afterPart(1, () -> this.scene.receipt(1, Receipt.Status.FAILED, 131047));
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.courier.texts()).containsExactly(ONE);
		assertThat(this.scene.end()).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Outcome.Failure.WINDOW_CLOSED));
		assertThat(this.scene.assistant.withdrawn).containsExactly("");
	}

	@Test
	void shouldSendNoMoreWhereTheReceiptNamesTheMessageOnly() {
		this.scene.courier.answer = (part) -> {
			this.scene.receipt("id-" + part.number(), Receipt.Status.FAILED, 131047);
			return new Sending.Taken("id-" + part.number());
		};
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.courier.texts()).containsExactly(ONE);
		assertThat(this.scene.end()).isInstanceOf(Outcome.Failed.class);
	}

	@Test
	void shouldTellWhichPartsTheUserHas() {
		afterPart(2, () -> this.scene.receipt(1, Receipt.Status.FAILED, 131047));
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.courier.texts()).containsExactly(ONE, TWO);
		assertThat(this.scene.assistant.withdrawn).containsExactly(TWO);
		assertThat(this.scene.end().memory().entries())
			.filteredOn((entry) -> entry.role() == TranscriptEntry.Role.ASSISTANT)
			.extracting(TranscriptEntry::text, TranscriptEntry::delivered)
			.containsExactly(tuple(ONE, false), tuple(TWO, true), tuple(THREE, false));
	}

	@Test
	void shouldGoOnWhereAPartMayHaveFailedForTheMomentOnly() {
		afterPart(1, () -> this.scene.receipt(1, Receipt.Status.FAILED, 131000));
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.courier.texts()).containsExactly(ONE, TWO, THREE);
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldEndOnceAndAsAnsweredWhereTheLastPartFailsTooLate() {
		afterPart(3, () -> this.scene.receipt(3, Receipt.Status.FAILED, 131047));
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldNotTakeAPartInDoubtForMissingWhereTheOneBeforeItFailed() {
		this.scene.inherit();
		this.scene.recorded(new Outcome.ReplyGenerated("turn-1", Messages.USER, this.scene.assistant.reply, "conv_1",
				"m", 1, 1, 1, 1, new Memory("conv_1", null, null, List.of()), Messages.NOW));
		this.scene.recorded(new Outcome.PartSent("turn-1", Messages.USER, Messages.CHAT, Outcome.Purpose.REPLY,
				Outcome.Form.TEXT, 1, 3, ONE, "id-1", Outcome.Proof.RESPONSE, Messages.NOW));
		this.scene.receipt(1, Receipt.Status.FAILED, 131047);
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.courier.sent).isEmpty();
		assertThat(this.scene.assistant.withdrawn).containsExactly(TWO);
	}

	private void afterPart(int number, Runnable then) {
		this.scene.courier.answer = (part) -> {
			if (part.number() == number) {
				then.run();
			}
			return new Sending.Taken("id-" + part.number());
		};
	}

}
