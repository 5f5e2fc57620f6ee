package io.remanso.responder.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.delivery.Part;
import io.remanso.responder.delivery.Sending;
import io.remanso.responder.delivery.Settlement;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * A spoken answer that the gateway took and could not deliver: the user gets it written,
 * once.
 */
class FailedRecordingTest {

	private static final String TEXT = "Hola, Ana";

	private final Scene scene = new Scene();

	@Test
	void shouldWriteWhatCouldNotBeDeliveredSpoken() {
		afterRecording(() -> this.scene.receipt(1, Receipt.Status.FAILED, 131053));
		this.scene.run(spoken());
		assertThat(this.scene.courier.sent).extracting(Part::form, Part::number, Part::text)
			.containsExactly(tuple(Outcome.Form.VOICE, 1, TEXT), tuple(Outcome.Form.TEXT, 2, TEXT));
		assertThat(this.scene.written).hasExactlyElementsOfTypes(Outcome.ReplyGenerated.class, Outcome.PartSent.class,
				Outcome.PartSent.class, Outcome.Answered.class);
		assertThat(replies()).containsExactly(tuple(TEXT, "id-2", true));
	}

	@Test
	void shouldWriteWhereTheReceiptNamesTheMessageOnly() {
		afterRecording(() -> this.scene.receipt("id-1", Receipt.Status.FAILED, null));
		this.scene.run(spoken());
		assertThat(this.scene.courier.sent).extracting(Part::form)
			.containsExactly(Outcome.Form.VOICE, Outcome.Form.TEXT);
	}

	@Test
	void shouldRecordTheRecordingBeforeItsReceiptIsAwaited() {
		this.scene.time.afterSleep(() -> assertThat(this.scene.written.getLast()).isInstanceOf(Outcome.PartSent.class));
		this.scene.run(spoken());
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldWaitForNothingWhereTheUserHasTheRecording() {
		afterRecording(() -> this.scene.receipt(1, Receipt.Status.DELIVERED, null));
		this.scene.run(spoken());
		assertThat(this.scene.courier.sent).hasSize(1);
		assertThat(this.scene.time.sleeps()).isEmpty();
	}

	@Test
	void shouldEndAfterAMomentWhereNoReceiptComes() {
		this.scene.run(spoken());
		assertThat(this.scene.courier.sent).hasSize(1);
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
		assertThat(this.scene.time.sleeps().stream().reduce(Duration.ZERO, Duration::plus))
			.isLessThanOrEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void shouldNotWriteWhereTheWindowIsClosed() {
		afterRecording(() -> this.scene.receipt(1, Receipt.Status.FAILED, 131047));
		this.scene.run(spoken());
		assertThat(this.scene.courier.sent).hasSize(1);
		assertThat(this.scene.end()).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Outcome.Failure.WINDOW_CLOSED));
		assertThat(this.scene.assistant.withdrawn).containsExactly("");
	}

	@Test
	void shouldNotWriteOverAPerson() {
		afterRecording(() -> {
			this.scene.receipt(1, Receipt.Status.FAILED, 131053);
			this.scene.takeOver(Messages.USER);
		});
		this.scene.run(spoken());
		assertThat(this.scene.courier.sent).hasSize(1);
		assertThat(this.scene.end()).isInstanceOf(Outcome.Suppressed.class);
		assertThat(this.scene.assistant.withdrawn).containsExactly("");
	}

	@Test
	void shouldNotSayThatTheUserLacksWhatMayHaveBeenWritten() {
		this.scene.courier.settlement = new Settlement.Unknown();
		this.scene.courier.answer = (part) -> {
			if (part.form() == Outcome.Form.TEXT) {
				return new Sending.InDoubt("no answer");
			}
			this.scene.receipt(1, Receipt.Status.FAILED, 131053);
			return new Sending.Taken("id-1");
		};
		this.scene.run(spoken());
		assertThat(this.scene.end()).isInstanceOfSatisfying(Outcome.Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Outcome.Failure.IN_DOUBT));
		assertThat(this.scene.assistant.withdrawn).isEmpty();
	}

	@Test
	void shouldWriteForAnEarlierOwnerWhoDied() {
		inherited();
		this.scene.run(spoken());
		assertThat(this.scene.courier.sent).extracting(Part::form, Part::number)
			.containsExactly(tuple(Outcome.Form.TEXT, 2));
		assertThat(this.scene.written).hasExactlyElementsOfTypes(Outcome.PartSent.class, Outcome.Answered.class);
	}

	@Test
	void shouldNotWriteAgainWhatAnEarlierOwnerHadWritten() {
		inherited();
		this.scene.courier.settlement = new Settlement.Found("id-x", Outcome.Proof.RECEIPT);
		this.scene.run(spoken());
		assertThat(this.scene.courier.sent).isEmpty();
		assertThat(this.scene.written.getFirst()).isInstanceOfSatisfying(Outcome.PartSent.class, (part) -> {
			assertThat(part.part()).isEqualTo(2);
			assertThat(part.messageId()).isEqualTo("id-x");
		});
	}

	@Test
	void shouldWriteWhereTheRecordingWasNeitherRecordedNorDelivered() {
		this.scene.inherit();
		this.scene.recorded(reply());
		this.scene.courier.settlements
			.addAll(List.of(new Settlement.Refused(false, "131053"), new Settlement.Absent()));
		this.scene.run(spoken());
		assertThat(this.scene.courier.sent).extracting(Part::form, Part::number)
			.containsExactly(tuple(Outcome.Form.TEXT, 2));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldNotTakeAReceiptOfARecordingInDoubtForTheTexts() {
		List<Sending> recordings = new ArrayList<>(
				List.of(new Sending.InDoubt("no answer"), new Sending.Refused(false, "131053")));
		this.scene.courier.settlement = new Settlement.Unknown();
		this.scene.courier.answer = (part) -> {
			if (part.form() == Outcome.Form.VOICE) {
				return recordings.removeFirst();
			}
			return new Sending.Taken("id-" + part.number());
		};
		this.scene.run(spoken());
		assertThat(this.scene.courier.sent).extracting(Part::form, Part::number)
			.containsExactly(tuple(Outcome.Form.VOICE, 1), tuple(Outcome.Form.VOICE, 1), tuple(Outcome.Form.TEXT, 2));
		assertThat(replies()).containsExactly(tuple(TEXT, "id-2", true));
	}

	private void inherited() {
		this.scene.inherit();
		this.scene.recorded(reply());
		this.scene.recorded(new Outcome.PartSent("turn-1", Messages.USER, Messages.CHAT, Outcome.Purpose.REPLY,
				Outcome.Form.VOICE, 1, 1, TEXT, "id-1", Outcome.Proof.RESPONSE, Messages.NOW));
		this.scene.receipt(1, Receipt.Status.FAILED, 131053);
	}

	private static Outcome.ReplyGenerated reply() {
		return new Outcome.ReplyGenerated("turn-1", Messages.USER, TEXT, "conv_1", "m", 1, 1, 1, 1,
				new Memory("conv_1", null, null, List.of()), Messages.NOW);
	}

	private void afterRecording(Runnable then) {
		this.scene.courier.answer = (part) -> {
			if (part.form() == Outcome.Form.VOICE) {
				then.run();
			}
			return new Sending.Taken("id-" + part.number());
		};
	}

	private List<Tuple> replies() {
		return this.scene.end()
			.memory()
			.entries()
			.stream()
			.filter((entry) -> entry.role() == TranscriptEntry.Role.ASSISTANT)
			.map((entry) -> tuple(entry.text(), entry.messageId(), entry.delivered()))
			.toList();
	}

	private static ClosedBuffer spoken() {
		return Messages.saying(Messages.media(MediaKind.VOICE, null));
	}

}
