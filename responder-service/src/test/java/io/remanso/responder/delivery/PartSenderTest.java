package io.remanso.responder.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Breaker;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.FakeTime;
import io.remanso.responder.partition.PartReceipt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartSenderTest {

	private static final Part PART = new Part("t-1", new Chat(Gateway.META, "1", "573", false), Outcome.Purpose.REPLY,
			1, 1, "hola", null);

	private final FakeTime time = new FakeTime();

	private final AccountGate account = new AccountGate("meta");

	private final ScriptedCourier courier = new ScriptedCourier();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@Test
	void shouldTryAgainWhatTheGatewayCouldNotTakeNow() throws Exception {
		this.courier.sendings
			.addAll(List.of(new Sending.NotNow("down"), new Sending.NotNow("down"), new Sending.Taken("id")));
		assertThat(send(InDoubt.RESEND, false)).isEqualTo(new Delivered("id", Outcome.Proof.RESPONSE));
		assertThat(this.time.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
	}

	@Test
	void shouldWaitForAPairInPowersOfFour() throws Exception {
		Sending limited = new Sending.Throttled(true, Duration.ZERO, "pair");
		this.courier.sendings.addAll(List.of(limited, limited, limited, new Sending.Taken("id")));
		send(InDoubt.RESEND, false);
		assertThat(this.time.sleeps()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(8),
				Duration.ofSeconds(32));
	}

	@Test
	void shouldWaitAsLongAsTheGatewayAskedWhereTheNumberIsLimited() throws Exception {
		this.courier.sendings
			.addAll(List.of(new Sending.Throttled(false, Duration.ofSeconds(20), "429"), new Sending.Taken("id")));
		send(InDoubt.RESEND, false);
		assertThat(this.time.sleeps().stream().reduce(Duration.ZERO, Duration::plus))
			.isGreaterThanOrEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void shouldWaitUntilTheAccountIsMendedAndLookAtEachStepOnly() throws Exception {
		Sending refused = new Sending.AccountRefused("Meta answered 401, code 190");
		this.courier.sendings.addAll(List.of(refused, refused, refused, new Sending.Taken("id")));
		send(InDoubt.RESEND, false);
		assertThat(this.time.sleeps().stream().reduce(Duration.ZERO, Duration::plus))
			.isEqualTo(Duration.ofSeconds(5 + 10 + 20));
		assertThat(this.account.refusal()).isNull();
	}

	@Test
	void shouldSayWhyWhereTheAccountIsNotMendedInTime() {
		for (int n = 0; n < 40; n++) {
			this.courier.sendings.add(new Sending.AccountRefused("Meta answered 401, code 190"));
		}
		assertThatThrownBy(() -> send(InDoubt.RESEND, false)).isInstanceOfSatisfying(UndeliverableException.class,
				(ex) -> {
					assertThat(ex.failure()).isEqualTo(Outcome.Failure.TIMEOUT);
					assertThat(ex.detail()).contains("code 190");
				});
		assertThat(this.courier.sendings).hasSizeGreaterThan(30);
	}

	@Test
	void shouldGiveUpAPartThatIsRefusedWhileOthersAreTaken() {
		for (int n = 0; n < 40; n++) {
			this.courier.sendings.add(new Sending.AccountRefused("Meta answered 403, code 10"));
		}
		this.time.afterSleep(this::takeAnother);
		assertThatThrownBy(() -> send(InDoubt.RESEND, false)).isInstanceOfSatisfying(UndeliverableException.class,
				(ex) -> assertThat(ex.failure()).isEqualTo(Outcome.Failure.GATEWAY));
	}

	@Test
	void shouldGiveUpAtOnceWhatWasRefused() {
		this.courier.sendings.add(new Sending.Refused(true, "131047"));
		assertThatThrownBy(() -> send(InDoubt.RESEND, false)).isInstanceOfSatisfying(UndeliverableException.class,
				(ex) -> assertThat(ex.failure()).isEqualTo(Outcome.Failure.WINDOW_CLOSED));
	}

	@Test
	void shouldGiveUpWhenNoTimeIsLeft() {
		for (int n = 0; n < 40; n++) {
			this.courier.sendings.add(new Sending.NotNow("down"));
		}
		assertThatThrownBy(() -> send(InDoubt.RESEND, false)).isInstanceOfSatisfying(UndeliverableException.class,
				(ex) -> assertThat(ex.failure()).isEqualTo(Outcome.Failure.TIMEOUT));
	}

	@Test
	void shouldNotSendAgainWhatIsFoundToBeSent() throws Exception {
		this.courier.sendings.add(new Sending.InDoubt("no answer"));
		this.courier.settlements.add(new Settlement.Found("id", Outcome.Proof.RECEIPT));
		assertThat(send(InDoubt.RESEND, false)).isEqualTo(new Delivered("id", Outcome.Proof.RECEIPT));
		assertThat(settled("sent")).isEqualTo(1);
	}

	@Test
	void shouldGiveUpWhatAReceiptSaysHasFailed() {
		this.courier.sendings.add(new Sending.InDoubt("no answer"));
		this.courier.settlements.add(new Settlement.Refused(true, "131047"));
		assertThatThrownBy(() -> send(InDoubt.RESEND, false)).isInstanceOfSatisfying(UndeliverableException.class,
				(ex) -> {
					assertThat(ex.failure()).isEqualTo(Outcome.Failure.WINDOW_CLOSED);
					assertThat(ex.inDoubt()).isFalse();
				});
		assertThat(settled("refused")).isEqualTo(1);
	}

	@Test
	void shouldSendAgainWhatIsKnownNotToBeSentWhateverThePolicy() throws Exception {
		this.courier.sendings.addAll(List.of(new Sending.InDoubt("no answer"), new Sending.Taken("id")));
		this.courier.settlements.add(new Settlement.Absent());
		assertThat(send(InDoubt.SKIP, false)).isEqualTo(new Delivered("id", Outcome.Proof.RESPONSE));
	}

	@Test
	void shouldSendAgainWhatNobodyKnowsAndCountIt() throws Exception {
		this.courier.sendings.add(new Sending.Taken("id"));
		this.courier.settlements.add(new Settlement.Unknown());
		assertThat(send(InDoubt.RESEND, true)).isEqualTo(new Delivered("id", Outcome.Proof.RESPONSE));
		assertThat(settled("resend")).isEqualTo(1);
	}

	@Test
	void shouldSendAgainWhatNobodyKnowsUntilItIsTaken() throws Exception {
		for (int n = 0; n < 4; n++) {
			this.courier.sendings.add(new Sending.InDoubt("no answer"));
		}
		this.courier.sendings.add(new Sending.Taken("id"));
		assertThat(send(InDoubt.RESEND, false)).isEqualTo(new Delivered("id", Outcome.Proof.RESPONSE));
		assertThat(this.time.sleeps()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(6),
				Duration.ofSeconds(18), Duration.ofSeconds(54));
		assertThat(settled("resend")).isEqualTo(4);
	}

	@Test
	void shouldSayThatNobodyKnowsWhereNoTimeIsLeftAndHaveSentItOnlyAFewTimes() {
		for (int n = 0; n < 100; n++) {
			this.courier.sendings.add(new Sending.InDoubt("Meta answered 503, code -1"));
		}
		assertThatThrownBy(() -> send(InDoubt.RESEND, false, Duration.ofMinutes(10)))
			.isInstanceOfSatisfying(UndeliverableException.class, (ex) -> {
				assertThat(ex.failure()).isEqualTo(Outcome.Failure.IN_DOUBT);
				assertThat(ex.inDoubt()).isTrue();
				assertThat(ex.detail()).contains("503");
			});
		assertThat(100 - this.courier.sendings.size()).isBetween(5, 9);
		assertThat(settled("unknown")).isEqualTo(1);
	}

	@Test
	void shouldSayThatNobodyKnowsWhereNothingIsTakenAfterTheDoubt() {
		this.courier.sendings.add(new Sending.InDoubt("no answer"));
		for (int n = 0; n < 40; n++) {
			this.courier.sendings.add(new Sending.NotNow("down"));
		}
		assertThatThrownBy(() -> send(InDoubt.RESEND, false)).isInstanceOfSatisfying(UndeliverableException.class,
				(ex) -> assertThat(ex.failure()).isEqualTo(Outcome.Failure.IN_DOUBT));
	}

	@Test
	void shouldNotSayThatNobodyKnowsWhatIsKnownNotToBeSent() {
		for (int n = 0; n < 100; n++) {
			this.courier.sendings.add(new Sending.InDoubt("Whapi answered 500"));
			this.courier.settlements.add(new Settlement.Absent());
			this.courier.settlements.add(new Settlement.Absent());
		}
		assertThatThrownBy(() -> send(InDoubt.RESEND, false)).isInstanceOfSatisfying(UndeliverableException.class,
				(ex) -> {
					assertThat(ex.failure()).isEqualTo(Outcome.Failure.TIMEOUT);
					assertThat(ex.inDoubt()).isFalse();
				});
	}

	@Test
	void shouldNotLookAgainWhenNoTimeIsLeft() {
		this.courier.sendings.add(new Sending.InDoubt("no answer"));
		assertThatThrownBy(() -> send(InDoubt.RESEND, false, Duration.ofSeconds(2)))
			.isInstanceOf(UndeliverableException.class);
		assertThat(this.courier.looks).hasValue(1);
	}

	@Test
	void shouldLookOnceMoreRightBeforeItIsSentAgain() throws Exception {
		this.courier.sendings.add(new Sending.InDoubt("no answer"));
		this.courier.settlements
			.addAll(List.of(new Settlement.Unknown(), new Settlement.Found("id", Outcome.Proof.RECEIPT)));
		assertThat(send(InDoubt.RESEND, false)).isEqualTo(new Delivered("id", Outcome.Proof.RECEIPT));
		assertThat(settled("sent")).isEqualTo(1);
		assertThat(settled("resend")).isZero();
	}

	@Test
	void shouldHoldBackInDoubtWhatNobodyKnowsWhereAPersonHasTakenOverSince() {
		Deadline deadline = this.time.in(Duration.ofMinutes(5));
		assertThatThrownBy(() -> sender(InDoubt.RESEND).send(PART, new Settlement.Unknown(), doubt(), deadline, () -> {
			throw new HeldBackException();
		})).isInstanceOfSatisfying(HeldBackException.class, (ex) -> assertThat(ex.inDoubt()).isTrue());
		assertThat(settled("unknown")).isEqualTo(1);
	}

	@Test
	void shouldSayWhereWhatWasRefusedMayHaveBeenSentBefore() {
		this.courier.sendings.addAll(List.of(new Sending.InDoubt("no answer"), new Sending.Refused(true, "131047")));
		this.courier.settlements.add(new Settlement.Unknown());
		assertThatThrownBy(() -> send(InDoubt.RESEND, false)).isInstanceOfSatisfying(UndeliverableException.class,
				(ex) -> assertThat(ex.inDoubt()).isTrue());
	}

	@Test
	void shouldTakeWhatNobodyKnowsForSentWhereToldToSkip() throws Exception {
		this.courier.settlements.add(new Settlement.Unknown());
		assertThat(send(InDoubt.SKIP, true)).isEqualTo(new Delivered(null, Outcome.Proof.ASSUMED));
		assertThat(settled("skip")).isEqualTo(1);
	}

	@Test
	void shouldAskForPermissionBeforeEachAttempt() {
		this.courier.sendings.addAll(List.of(new Sending.NotNow("down"), new Sending.Taken("id")));
		Queue<Boolean> paused = new ArrayDeque<>(List.of(false, true));
		assertThatThrownBy(() -> sender(InDoubt.RESEND).send(PART, new Settlement.Absent(), doubt(),
				this.time.in(Duration.ofMinutes(5)), () -> {
					if (paused.remove()) {
						throw new HeldBackException();
					}
				}))
			.isInstanceOf(HeldBackException.class);
		assertThat(this.courier.sendings).hasSize(1);
	}

	private Delivered send(InDoubt policy, boolean inDoubt) throws Exception {
		return send(policy, inDoubt, Duration.ofMinutes(5));
	}

	private Delivered send(InDoubt policy, boolean inDoubt, Duration time) throws Exception {
		PartSender sender = sender(policy);
		Settlement before = inDoubt ? sender.settle(PART, doubt(), this.time.in(time)) : new Settlement.Absent();
		return sender.send(PART, before, doubt(), this.time.in(time), () -> {
		});
	}

	@Test
	void shouldNotCountAgainstAPartWhatBecameOfOthersWhileItWaited() throws Exception {
		this.account.shut(this.time.waiting(), "401");
		this.time.afterSleep(() -> {
			for (int n = 0; n < 5; n++) {
				assertThat(this.account.open()).isTrue();
				this.account.shut(this.time.waiting(), "401");
			}
		});
		this.courier.sendings.addAll(List.of(new Sending.AccountRefused("401"), new Sending.Taken("id")));
		assertThat(send(InDoubt.RESEND, false)).isEqualTo(new Delivered("id", Outcome.Proof.RESPONSE));
	}

	private void takeAnother() {
		assertThat(this.account.open()).isTrue();
		this.time.afterSleep(this::takeAnother);
	}

	private PartSender sender(InDoubt policy) {
		return new PartSender("meta", this.courier, this.account, new Breaker("meta"), policy, this.time.waiting(),
				this.meters);
	}

	// The checker does not see in a class file that the function may give null.
	@SuppressWarnings("NullAway")
	private Doubt doubt() {
		return new Doubt(this.time.now(), this.time.now(), Set.of(), PartSenderTest::noReceipt, Duration.ofSeconds(30),
				false);
	}

	private static @Nullable PartReceipt noReceipt(String callbackData) {
		return null;
	}

	private double settled(String how) {
		return this.meters.counter("remanso.parts.in_doubt", "gateway", "meta", "settled", how).count();
	}

}
