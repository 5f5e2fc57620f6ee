package io.remanso.responder.forget;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.responder.pace.FakeTime;
import io.remanso.responder.partition.Tenure;
import io.remanso.testkit.LogNames;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ForgettingTest {

	private final FakeMemory memory = new FakeMemory();

	private final FakeTime time = new FakeTime();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final Tenure tenure = new Tenure(0, Instant.EPOCH);

	private final Forgetting forgetting = new Forgetting(this.memory, LogNames.IDS, this.time.waiting(), this.meters);

	@AfterEach
	void stop() throws InterruptedException {
		this.forgetting.stop();
	}

	@Test
	void shouldDeleteWhatIsThereAndTakeWhatIsGoneForDone() {
		this.memory.known.add("conv_1");
		offer("conv_1", "conv_2");
		this.forgetting.start();
		awaitCounts("deleted", 1);
		awaitCounts("gone", 1);
		assertThat(this.memory.asked).containsExactly("conv_1", "conv_2");
	}

	@Test
	void shouldTryAgainUntilItSucceedsAndLetOthersGoBefore() {
		this.memory.failures.put("conv_1", 2);
		offer("conv_1", "conv_2");
		this.forgetting.start();
		awaitCounts("gone", 2);
		assertThat(this.memory.asked).containsExactly("conv_1", "conv_2", "conv_1", "conv_1");
		assertThat(count("failed")).isEqualTo(2);
	}

	@Test
	void shouldWaitLongerAfterEachFailure() {
		this.memory.failures.put("conv_1", 8);
		offer("conv_1");
		this.forgetting.start();
		awaitCounts("gone", 1);
		assertThat(this.time.sleeps()).extracting(Duration::toSeconds)
			.containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
	}

	@Test
	void shouldLeaveWhatBelongsToAnotherOwnerNow() {
		Tenure lost = new Tenure(1, Instant.EPOCH);
		this.forgetting.offer(List.of(new Order(lost, "573", "conv_1")));
		lost.end();
		offer("conv_2");
		this.forgetting.start();
		awaitCounts("gone", 1);
		assertThat(this.memory.asked).containsExactly("conv_2");
	}

	@Test
	void shouldTakeNoMoreThanItsMemoryAllows() {
		String[] many = IntStream.range(0, 1000).mapToObj((n) -> "conv_" + n).toArray(String[]::new);
		assertThat(offer(many)).isTrue();
		assertThat(offer("conv_one_too_many")).isFalse();
		assertThat(this.forgetting.hasRoom()).isFalse();
		this.forgetting.start();
		Awaitility.await().until(this.forgetting::hasRoom);
		assertThat(offer("conv_one_too_many")).isTrue();
	}

	private boolean offer(String... conversations) {
		return this.forgetting
			.offer(List.of(conversations).stream().map((id) -> new Order(this.tenure, "573", id)).toList());
	}

	private void awaitCounts(String result, int times) {
		Awaitility.await().until(() -> count(result) == times);
	}

	private double count(String result) {
		return this.meters.counter("remanso.forget.conversations", "result", result).count();
	}

}
