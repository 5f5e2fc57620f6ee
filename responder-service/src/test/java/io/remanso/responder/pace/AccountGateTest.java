package io.remanso.responder.pace;

import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class AccountGateTest {

	private final FakeTime time = new FakeTime();

	private final AccountGate gate = new AccountGate("model");

	@Test
	void shouldHoldNobodyBackWhereTheAccountIsGood() throws InterruptedException {
		assertThat(pass(Duration.ZERO)).isTrue();
		assertThat(this.gate.open()).isFalse();
		assertThat(this.time.sleeps()).isEmpty();
	}

	@Test
	void shouldLetOneGoAndSeeAtEachStepThatGrowsToAMinute() throws InterruptedException {
		shut("401");
		for (long step : List.of(5, 10, 20, 40, 60, 60)) {
			assertThat(pass(Duration.ofSeconds(step).minusMillis(1))).isFalse();
			assertThat(pass(Duration.ofMillis(1))).isTrue();
		}
	}

	@Test
	void shouldNotPutOffTheNextLookForEachWhoWasUnderWay() throws InterruptedException {
		for (int n = 0; n < 1000; n++) {
			shut("401");
		}
		assertThat(pass(Duration.ofSeconds(5))).isTrue();
	}

	@Test
	void shouldLetEverybodyPassOnceOneWasAccepted() throws InterruptedException {
		shut("401");
		this.time.afterSleep(() -> assertThat(this.gate.open()).isTrue());
		assertThat(pass(Duration.ofMinutes(1))).isTrue();
		assertThat(this.time.sleeps()).hasSize(1);
		assertThat(pass(Duration.ZERO)).isTrue();
		assertThat(this.gate.openings()).isEqualTo(1);
	}

	@Test
	void shouldNotWaitBeyondTheDeadline() throws InterruptedException {
		shut("401");
		assertThat(pass(Duration.ofMillis(2500))).isFalse();
		assertThat(this.time.sleeps().stream().reduce(Duration.ZERO, Duration::plus))
			.isEqualTo(Duration.ofMillis(2500));
	}

	@Test
	void shouldSayOnceThatItIsShutAndWhy() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger(AccountGate.class);
		log.start();
		logger.addAppender(log);
		try {
			shut("401");
			shut("401");
			shut("402");
		}
		finally {
			logger.detachAppender(log);
		}
		// Other gates may shut meanwhile.
		assertThat(log.list).filteredOn((event) -> event.getFormattedMessage().contains("model"))
			.hasSize(2)
			.allSatisfy((event) -> assertThat(event.getLevel()).isEqualTo(Level.ERROR))
			.extracting(ILoggingEvent::getFormattedMessage)
			.last()
			.asString()
			.contains("402");
	}

	@Test
	void shouldShowAndMeasureWhichAccountsAreRefused() {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		Accounts accounts = new Accounts(meters);
		accounts.gate("meta").shut(this.time.waiting(), "401");
		assertThat(accounts.gate("whapi").open()).isFalse();
		assertThat(accounts.refusals()).containsOnlyKeys("meta").containsValue("401");
		assertThat(meters.get("remanso.account.refused").tag("side", "meta").gauge().value()).isEqualTo(1);
		assertThat(meters.get("remanso.account.refused").tag("side", "whapi").gauge().value()).isZero();
	}

	private boolean pass(Duration patience) throws InterruptedException {
		return this.gate.pass(this.time.waiting(), this.time.in(patience)) != Passage.NONE;
	}

	private void shut(String detail) {
		this.gate.shut(this.time.waiting(), detail);
	}

}
