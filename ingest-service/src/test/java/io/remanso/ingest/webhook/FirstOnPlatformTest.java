package io.remanso.ingest.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FirstOnPlatformTest {

	private final Queue<Boolean> virtual = new ConcurrentLinkedQueue<>();

	private final Executor threads = (task) -> Thread.ofVirtual().start(task);

	@Test
	void shouldRunTheFirstOnesOnAPlatformThreadAndTheRestOnVirtualOnes() {
		FirstOnPlatform executor = new FirstOnPlatform(this.threads, 2, Duration.ofSeconds(30));
		for (int n = 0; n < 5; n++) {
			executor.execute(() -> this.virtual.add(Thread.currentThread().isVirtual()));
		}
		Awaitility.await().until(() -> this.virtual.size() == 5);
		assertThat(List.copyOf(this.virtual).subList(0, 2)).containsOnly(false);
		assertThat(List.copyOf(this.virtual).subList(2, 5)).containsOnly(true);
	}

	@Test
	void shouldNotLetASlowOneHoldTheOthers() {
		FirstOnPlatform executor = new FirstOnPlatform(this.threads, 2, Duration.ofMillis(100));
		CountDownLatch never = new CountDownLatch(1);
		executor.execute(() -> {
			try {
				never.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		executor.execute(() -> this.virtual.add(Thread.currentThread().isVirtual()));
		Awaitility.await().until(() -> this.virtual.size() == 1);
		assertThat(this.virtual).containsExactly(true);
	}

	@Test
	void shouldRunThemAllWhereFewerComeThanAreFirst() {
		FirstOnPlatform executor = new FirstOnPlatform(this.threads, 4, Duration.ofMillis(100));
		executor.execute(() -> this.virtual.add(Thread.currentThread().isVirtual()));
		Awaitility.await().until(() -> this.virtual.size() == 1);
		Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
		executor.execute(() -> this.virtual.add(Thread.currentThread().isVirtual()));
		Awaitility.await().until(() -> this.virtual.size() == 2);
		assertThat(this.virtual).containsExactly(false, true);
	}

}
