package io.remanso.launch;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(30)
class CarrierWatchTest {

	private final VirtualThreadSchedulerMXBean scheduler = ManagementFactory
		.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

	private final int before = this.scheduler.getParallelism();

	@AfterEach
	void restore() {
		this.scheduler.setParallelism(this.before);
	}

	@Test
	void shouldLeaveOneACoreWhereEachGetsItsTurn() {
		this.scheduler.setParallelism(32);
		try (CarrierWatch watch = CarrierWatch.start(1)) {
			assertThat(watch).isNotNull();
			await().until(() -> this.scheduler.getParallelism() == Runtime.getRuntime().availableProcessors());
		}
	}

	@Test
	void shouldGiveMoreWhereAllWaitForAClassThatOnlyAnotherThreadCanFinish() throws InterruptedException {
		this.scheduler.setParallelism(2);
		for (int i = 0; i < 2; i++) {
			Thread.startVirtualThread(SlowClass::touch);
		}
		await().until(() -> this.scheduler.getMountedVirtualThreadCount() == 2);
		Thread.startVirtualThread(Gate.OPEN::countDown);
		try (CarrierWatch watch = CarrierWatch.start(Integer.MAX_VALUE)) {
			assertThat(watch).isNotNull();
			assertThat(Gate.OPEN.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	private static final class Gate {

		static final CountDownLatch OPEN = new CountDownLatch(1);

	}

	// Whoever initialises it, or waits until it is, keeps a carrier meanwhile.
	private static final class SlowClass {

		static {
			try {
				Gate.OPEN.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		static void touch() {
		}

	}

}
