package io.remanso.responder.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import io.remanso.contracts.turn.Outcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartSenderTest {

	private final ScriptedSender sender = new ScriptedSender();

	@Test
	void shouldTryAgainWhatTheGatewayCouldNotTakeNow() throws Exception {
		this.sender.courier.sendings
			.addAll(List.of(new Sending.NotNow("down"), new Sending.NotNow("down"), new Sending.Taken("id")));
		assertThat(this.sender.send(InDoubt.RESEND, false)).isEqualTo(new Delivered("id", Outcome.Proof.RESPONSE));
		assertThat(this.sender.time.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
	}

	@Test
	void shouldWaitForAPairInPowersOfFour() throws Exception {
		Sending limited = new Sending.Throttled(true, Duration.ZERO, "pair");
		this.sender.courier.sendings.addAll(List.of(limited, limited, limited, new Sending.Taken("id")));
		this.sender.send(InDoubt.RESEND, false);
		assertThat(this.sender.time.sleeps()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(8),
				Duration.ofSeconds(32));
	}

	@Test
	void shouldWaitAsLongAsTheGatewayAskedWhereTheNumberIsLimited() throws Exception {
		this.sender.courier.sendings
			.addAll(List.of(new Sending.Throttled(false, Duration.ofSeconds(20), "429"), new Sending.Taken("id")));
		this.sender.send(InDoubt.RESEND, false);
		assertThat(this.sender.time.sleeps().stream().reduce(Duration.ZERO, Duration::plus))
			.isGreaterThanOrEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void shouldWaitUntilTheAccountIsMendedAndLookAtEachStepOnly() throws Exception {
		Sending refused = new Sending.AccountRefused("Meta answered 401, code 190");
		this.sender.courier.sendings.addAll(List.of(refused, refused, refused, new Sending.Taken("id")));
		this.sender.send(InDoubt.RESEND, false);
		assertThat(this.sender.time.sleeps().stream().reduce(Duration.ZERO, Duration::plus))
			.isEqualTo(Duration.ofSeconds(5 + 10 + 20));
		assertThat(this.sender.account.refusal()).isNull();
	}

	@Test
	void shouldSayWhyWhereTheAccountIsNotMendedInTime() {
		for (int n = 0; n < 40; n++) {
			this.sender.courier.sendings.add(new Sending.AccountRefused("Meta answered 401, code 190"));
		}
		assertThatThrownBy(() -> this.sender.send(InDoubt.RESEND, false))
			.isInstanceOfSatisfying(UndeliverableException.class, (ex) -> {
				assertThat(ex.failure()).isEqualTo(Outcome.Failure.TIMEOUT);
				assertThat(ex.detail()).contains("code 190");
			});
		assertThat(this.sender.courier.sendings).hasSizeGreaterThan(30);
	}

	@Test
	void shouldGiveUpAPartThatIsRefusedWhileOthersAreTaken() {
		for (int n = 0; n < 40; n++) {
			this.sender.courier.sendings.add(new Sending.AccountRefused("Meta answered 403, code 10"));
		}
		this.sender.time.afterSleep(this::takeAnother);
		assertThatThrownBy(() -> this.sender.send(InDoubt.RESEND, false)).isInstanceOfSatisfying(
				UndeliverableException.class, (ex) -> assertThat(ex.failure()).isEqualTo(Outcome.Failure.GATEWAY));
	}

	@Test
	void shouldGiveUpAtOnceWhatWasRefused() {
		this.sender.courier.sendings.add(new Sending.Refused(true, "131047"));
		assertThatThrownBy(() -> this.sender.send(InDoubt.RESEND, false)).isInstanceOfSatisfying(
				UndeliverableException.class,
				(ex) -> assertThat(ex.failure()).isEqualTo(Outcome.Failure.WINDOW_CLOSED));
	}

	@Test
	void shouldGiveUpWhenNoTimeIsLeft() {
		for (int n = 0; n < 40; n++) {
			this.sender.courier.sendings.add(new Sending.NotNow("down"));
		}
		assertThatThrownBy(() -> this.sender.send(InDoubt.RESEND, false)).isInstanceOfSatisfying(
				UndeliverableException.class, (ex) -> assertThat(ex.failure()).isEqualTo(Outcome.Failure.TIMEOUT));
	}

	@Test
	void shouldAskForPermissionBeforeEachAttempt() {
		this.sender.courier.sendings.addAll(List.of(new Sending.NotNow("down"), new Sending.Taken("id")));
		Queue<Boolean> paused = new ArrayDeque<>(List.of(false, true));
		assertThatThrownBy(() -> this.sender.of(InDoubt.RESEND)
			.send(ScriptedSender.PART, new Settlement.Absent(), this.sender.doubt(),
					this.sender.time.in(Duration.ofMinutes(5)), () -> {
						if (paused.remove()) {
							throw new HeldBackException();
						}
					}))
			.isInstanceOf(HeldBackException.class);
		assertThat(this.sender.courier.sendings).hasSize(1);
	}

	@Test
	void shouldNotCountAgainstAPartWhatBecameOfOthersWhileItWaited() throws Exception {
		this.sender.account.shut(this.sender.time.waiting(), "401");
		this.sender.time.afterSleep(() -> {
			for (int n = 0; n < 5; n++) {
				assertThat(this.sender.account.open()).isTrue();
				this.sender.account.shut(this.sender.time.waiting(), "401");
			}
		});
		this.sender.courier.sendings.addAll(List.of(new Sending.AccountRefused("401"), new Sending.Taken("id")));
		assertThat(this.sender.send(InDoubt.RESEND, false)).isEqualTo(new Delivered("id", Outcome.Proof.RESPONSE));
	}

	private void takeAnother() {
		assertThat(this.sender.account.open()).isTrue();
		this.sender.time.afterSleep(this::takeAnother);
	}

}
