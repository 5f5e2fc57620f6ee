package io.remanso.responder.delivery;

import java.time.Duration;
import java.util.List;

import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.pace.Deadline;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What becomes of a part that the gateway may or may not have.
 */
class SenderInDoubtTest {

	private final ScriptedSender sender = new ScriptedSender();

	@Test
	void shouldNotSendAgainWhatIsFoundToBeSent() throws Exception {
		this.sender.courier.sendings.add(new Sending.InDoubt("no answer"));
		this.sender.courier.settlements.add(new Settlement.Found("id", Outcome.Proof.RECEIPT));
		assertThat(this.sender.send(InDoubt.RESEND, false)).isEqualTo(new Delivered("id", Outcome.Proof.RECEIPT));
		assertThat(this.sender.settled("sent")).isEqualTo(1);
	}

	@Test
	void shouldGiveUpWhatAReceiptSaysHasFailed() {
		this.sender.courier.sendings.add(new Sending.InDoubt("no answer"));
		this.sender.courier.settlements.add(new Settlement.Refused(true, "131047"));
		assertThatThrownBy(() -> this.sender.send(InDoubt.RESEND, false))
			.isInstanceOfSatisfying(UndeliverableException.class, (ex) -> {
				assertThat(ex.failure()).isEqualTo(Outcome.Failure.WINDOW_CLOSED);
				assertThat(ex.inDoubt()).isFalse();
			});
		assertThat(this.sender.settled("refused")).isEqualTo(1);
	}

	@Test
	void shouldSendAgainWhatIsKnownNotToBeSentWhateverThePolicy() throws Exception {
		this.sender.courier.sendings.addAll(List.of(new Sending.InDoubt("no answer"), new Sending.Taken("id")));
		this.sender.courier.settlements.add(new Settlement.Absent());
		assertThat(this.sender.send(InDoubt.SKIP, false)).isEqualTo(new Delivered("id", Outcome.Proof.RESPONSE));
	}

	@Test
	void shouldSendAgainWhatNobodyKnowsAndCountIt() throws Exception {
		this.sender.courier.sendings.add(new Sending.Taken("id"));
		this.sender.courier.settlements.add(new Settlement.Unknown());
		assertThat(this.sender.send(InDoubt.RESEND, true)).isEqualTo(new Delivered("id", Outcome.Proof.RESPONSE));
		assertThat(this.sender.settled("resend")).isEqualTo(1);
	}

	@Test
	void shouldSendAgainWhatNobodyKnowsUntilItIsTaken() throws Exception {
		for (int n = 0; n < 4; n++) {
			this.sender.courier.sendings.add(new Sending.InDoubt("no answer"));
		}
		this.sender.courier.sendings.add(new Sending.Taken("id"));
		assertThat(this.sender.send(InDoubt.RESEND, false)).isEqualTo(new Delivered("id", Outcome.Proof.RESPONSE));
		assertThat(this.sender.time.sleeps()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(6),
				Duration.ofSeconds(18), Duration.ofSeconds(54));
		assertThat(this.sender.settled("resend")).isEqualTo(4);
	}

	@Test
	void shouldSayThatNobodyKnowsWhereNoTimeIsLeftAndHaveSentItOnlyAFewTimes() {
		for (int n = 0; n < 100; n++) {
			this.sender.courier.sendings.add(new Sending.InDoubt("Meta answered 503, code -1"));
		}
		assertThatThrownBy(() -> this.sender.send(InDoubt.RESEND, false, Duration.ofMinutes(10)))
			.isInstanceOfSatisfying(UndeliverableException.class, (ex) -> {
				assertThat(ex.failure()).isEqualTo(Outcome.Failure.IN_DOUBT);
				assertThat(ex.inDoubt()).isTrue();
				assertThat(ex.detail()).contains("503");
			});
		assertThat(100 - this.sender.courier.sendings.size()).isBetween(5, 9);
		assertThat(this.sender.settled("unknown")).isEqualTo(1);
	}

	@Test
	void shouldSayThatNobodyKnowsWhereNothingIsTakenAfterTheDoubt() {
		this.sender.courier.sendings.add(new Sending.InDoubt("no answer"));
		for (int n = 0; n < 40; n++) {
			this.sender.courier.sendings.add(new Sending.NotNow("down"));
		}
		assertThatThrownBy(() -> this.sender.send(InDoubt.RESEND, false)).isInstanceOfSatisfying(
				UndeliverableException.class, (ex) -> assertThat(ex.failure()).isEqualTo(Outcome.Failure.IN_DOUBT));
	}

	@Test
	void shouldNotSayThatNobodyKnowsWhatIsKnownNotToBeSent() {
		for (int n = 0; n < 100; n++) {
			this.sender.courier.sendings.add(new Sending.InDoubt("Whapi answered 500"));
			this.sender.courier.settlements.add(new Settlement.Absent());
			this.sender.courier.settlements.add(new Settlement.Absent());
		}
		assertThatThrownBy(() -> this.sender.send(InDoubt.RESEND, false))
			.isInstanceOfSatisfying(UndeliverableException.class, (ex) -> {
				assertThat(ex.failure()).isEqualTo(Outcome.Failure.TIMEOUT);
				assertThat(ex.inDoubt()).isFalse();
			});
	}

	@Test
	void shouldNotLookAgainWhenNoTimeIsLeft() {
		this.sender.courier.sendings.add(new Sending.InDoubt("no answer"));
		assertThatThrownBy(() -> this.sender.send(InDoubt.RESEND, false, Duration.ofSeconds(2)))
			.isInstanceOf(UndeliverableException.class);
		assertThat(this.sender.courier.looks).hasValue(1);
	}

	@Test
	void shouldLookOnceMoreRightBeforeItIsSentAgain() throws Exception {
		this.sender.courier.sendings.add(new Sending.InDoubt("no answer"));
		this.sender.courier.settlements
			.addAll(List.of(new Settlement.Unknown(), new Settlement.Found("id", Outcome.Proof.RECEIPT)));
		assertThat(this.sender.send(InDoubt.RESEND, false)).isEqualTo(new Delivered("id", Outcome.Proof.RECEIPT));
		assertThat(this.sender.settled("sent")).isEqualTo(1);
		assertThat(this.sender.settled("resend")).isZero();
	}

	@Test
	void shouldHoldBackInDoubtWhatNobodyKnowsWhereAPersonHasTakenOverSince() {
		Deadline deadline = this.sender.time.in(Duration.ofMinutes(5));
		assertThatThrownBy(() -> this.sender.of(InDoubt.RESEND)
			.send(ScriptedSender.PART, new Settlement.Unknown(), this.sender.doubt(), deadline, () -> {
				throw new HeldBackException();
			})).isInstanceOfSatisfying(HeldBackException.class, (ex) -> assertThat(ex.inDoubt()).isTrue());
		assertThat(this.sender.settled("unknown")).isEqualTo(1);
	}

	@Test
	void shouldSayWhereWhatWasRefusedMayHaveBeenSentBefore() {
		this.sender.courier.sendings
			.addAll(List.of(new Sending.InDoubt("no answer"), new Sending.Refused(true, "131047")));
		this.sender.courier.settlements.add(new Settlement.Unknown());
		assertThatThrownBy(() -> this.sender.send(InDoubt.RESEND, false))
			.isInstanceOfSatisfying(UndeliverableException.class, (ex) -> assertThat(ex.inDoubt()).isTrue());
	}

	@Test
	void shouldTakeWhatNobodyKnowsForSentWhereToldToSkip() throws Exception {
		this.sender.courier.settlements.add(new Settlement.Unknown());
		assertThat(this.sender.send(InDoubt.SKIP, true)).isEqualTo(new Delivered(null, Outcome.Proof.ASSUMED));
		assertThat(this.sender.settled("skip")).isEqualTo(1);
	}

}
