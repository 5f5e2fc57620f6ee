package io.remanso.standalone.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StopSequenceTest {

	private final List<String> stopped = Collections.synchronizedList(new ArrayList<>());

	private final StopSequence stops = new StopSequence(Duration.ofMillis(500));

	@Test
	void shouldStopTheLastStartedFirstAndEachOnce() {
		start("database", "broker", "worker");
		this.stops.startEnded();
		this.stops.stop();
		this.stops.stop();
		assertThat(this.stopped).containsExactly("worker", "broker", "database");
	}

	@Test
	void shouldGoOnAfterOneThatFailsToStop() {
		start("database");
		this.stops.add("worker", () -> {
			throw new IllegalStateException("stuck");
		});
		this.stops.startEnded();
		this.stops.stop();
		assertThat(this.stopped).containsExactly("database");
	}

	@Test
	void shouldNotWaitForeverForOneThatHangs() {
		start("database");
		this.stops.add("worker", () -> new CountDownLatch(1).await());
		this.stops.startEnded();
		this.stops.stop();
		assertThat(this.stopped).containsExactly("database");
	}

	@Test
	void shouldEndAStartThatIsStoppedAndStopWhatItHadStarted() throws InterruptedException {
		start("database");
		Thread hook = Thread.ofPlatform().start(this.stops::stop);
		Awaitility.await().until(() -> hook.getState() == Thread.State.TIMED_WAITING);
		assertThatExceptionOfType(StoppedException.class).isThrownBy(this.stops::requireGoingOn);
		assertThatExceptionOfType(StoppedException.class).isThrownBy(() -> this.stops.pause(Duration.ofMinutes(1)));
		assertThat(this.stopped).isEmpty();
		this.stops.startEnded();
		hook.join();
		assertThat(this.stopped).containsExactly("database");
	}

	@Test
	void shouldWaitForAllAndReportTheFirstFailure() {
		CountDownLatch failed = new CountDownLatch(1);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Together.run(List.of(() -> {
			failed.countDown();
			throw new IllegalStateException("first");
		}, () -> {
			try {
				failed.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.stopped.add("second ran to its end");
		}))).withMessage("first");
		assertThat(this.stopped).hasSize(1);
	}

	private void start(String... names) {
		List.of(names).forEach((name) -> this.stops.add(name, () -> this.stopped.add(name)));
	}

}
