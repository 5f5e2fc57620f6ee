package io.remanso.responder.lifetime;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.responder.pace.FakeTime;
import io.remanso.responder.pace.Waiting;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class LifetimesTest {

	private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

	private final FakeTime time = new FakeTime();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final List<Lifetime> answers = new ArrayList<>();

	private final Lifetimes lifetimes = new Lifetimes(
			List.of(new Dependency("the model old", "OPENAI_MODEL", this.answers::removeFirst)), this.time.waiting(),
			this.meters);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.log.start();
		((Logger) LoggerFactory.getLogger(Lifetimes.class)).addAppender(this.log);
	}

	@AfterEach
	void stop() throws InterruptedException {
		((Logger) LoggerFactory.getLogger(Lifetimes.class)).detachAppender(this.log);
		this.lifetimes.stop();
	}

	@Test
	void shouldWarnOnceOfAnEndThatIsNear() throws Exception {
		told(new Lifetime.Until(TODAY.plusDays(61)));
		assertThat(warnings()).isEmpty();
		told(new Lifetime.Until(TODAY.plusDays(60)));
		told(new Lifetime.Until(TODAY.plusDays(60)));
		assertThat(warnings()).containsExactly(
				"the model old: its last day is 2027-01-23, 60 days from now; set OPENAI_MODEL to another");
		assertThat(this.lifetimes.details()).containsEntry("the model old (OPENAI_MODEL)",
				"its last day is 2027-01-23, 60 days from now");
		assertThat(gauge("remanso.lifetime.days_left")).isEqualTo(60);
		assertThat(gauge("remanso.lifetime.ended")).isZero();
	}

	@Test
	void shouldWarnOfWhatIsOver() throws Exception {
		told(new Lifetime.Until(TODAY.minusDays(1)));
		assertThat(warnings()).singleElement().asString().contains("its last day was 2026-11-23, 1 days ago");
		assertThat(gauge("remanso.lifetime.days_left")).isEqualTo(-1);
		assertThat(gauge("remanso.lifetime.ended")).isEqualTo(1);
	}

	@Test
	void shouldWarnOfWhatNobodyKnows() throws Exception {
		told(new Lifetime.Gone("the model's server does not know it"));
		assertThat(warnings())
			.containsExactly("the model old: the model's server does not know it; set OPENAI_MODEL to another");
		assertThat(gauge("remanso.lifetime.ended")).isEqualTo(1);
		assertThat(gauge("remanso.lifetime.days_left")).isNaN();
	}

	@Test
	void shouldSayNothingBadOfWhatHasNoEnd() throws Exception {
		told(new Lifetime.Open());
		assertThat(this.log.list).isEmpty();
		assertThat(gauge("remanso.lifetime.ended")).isZero();
		assertThat(gauge("remanso.lifetime.days_left")).isNaN();
	}

	@Test
	void shouldKeepWhatWasToldWhereNobodyCanBeAsked() throws Exception {
		told(new Lifetime.Gone("gone"));
		told(new Lifetime.Untold());
		assertThat(gauge("remanso.lifetime.ended")).isEqualTo(1);
		assertThat(warnings()).hasSize(1);
	}

	@Test
	void shouldOnlyNoteThatNobodyTells() throws Exception {
		told(new Lifetime.Untold());
		told(new Lifetime.Untold());
		assertThat(this.log.list).singleElement().extracting(ILoggingEvent::getLevel).isEqualTo(Level.INFO);
	}

	@Test
	void shouldTakeAnExceptionForNoAnswer() throws Exception {
		Lifetimes broken = new Lifetimes(List.of(new Dependency("Meta's API v1.0", "META_API_VERSION", () -> {
			throw new IllegalArgumentException("Bearer secret");
		})), this.time.waiting(), this.meters);
		broken.look();
		assertThat(broken.details()).containsValue("nobody tells how long it is served");
		assertThat(this.log.list).noneMatch((event) -> event.getFormattedMessage().contains("secret"));
	}

	@Test
	void shouldAskOnceADayAndUntilItIsStopped() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		CountDownLatch never = new CountDownLatch(1);
		List<Long> hours = new CopyOnWriteArrayList<>();
		Waiting waiting = new Waiting(this.time.waiting().clock(), () -> 1, (duration) -> {
			hours.add(duration.toHours());
			if (hours.size() == 2) {
				never.await();
			}
		});
		Lifetimes daily = new Lifetimes(
				List.of(new Dependency("the model m", "OPENAI_MODEL",
						() -> (asked.incrementAndGet() == 1) ? new Lifetime.Untold() : new Lifetime.Open())),
				waiting, this.meters);
		daily.start();
		Awaitility.await().until(() -> hours.size() == 2);
		assertThat(hours).containsExactly(1L, 24L);
		daily.stop();
		assertThat(asked).hasValue(2);
	}

	private void told(Lifetime lifetime) throws InterruptedException {
		this.answers.add(lifetime);
		this.lifetimes.look();
	}

	private List<String> warnings() {
		return this.log.list.stream()
			.filter((event) -> event.getLevel() == Level.WARN)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

	private double gauge(String name) {
		return this.meters.get(name).tag("setting", "OPENAI_MODEL").gauge().value();
	}

}
