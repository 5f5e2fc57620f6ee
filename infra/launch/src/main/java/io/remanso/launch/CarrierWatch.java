package io.remanso.launch;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import jdk.management.VirtualThreadSchedulerMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives virtual threads one carrier a core while each gets its turn soon, for more of
 * them only take the cores from each other and from the threads that they wait for; and
 * all of {@link Carriers} as soon as one does not, for then they may be waiting for a
 * class that a virtual thread without a carrier is loading. On a thread of its own.
 */
public final class CarrierWatch implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(CarrierWatch.class);

	// A busy process gives a turn in some ten milliseconds.
	private static final Duration SOON = Duration.ofMillis(500);

	// What a fresh process needs to have loaded its classes.
	private static final int CALM_TURNS = 40;

	private final CountDownLatch stopped = new CountDownLatch(1);

	private final IntConsumer carriers;

	private final int few;

	private final int calmTurns;

	private int turnsInTime;

	private CarrierWatch(IntConsumer carriers, int few, int calmTurns) {
		this.carriers = carriers;
		this.few = few;
		this.calmTurns = calmTurns;
		Thread.ofPlatform().name("carrier-watch").daemon().start(this::watch);
	}

	/** Watch this process. */
	public static CarrierWatch start() {
		return start(CALM_TURNS);
	}

	static CarrierWatch start(int calmTurns) {
		return new CarrierWatch(ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class)::setParallelism,
				Runtime.getRuntime().availableProcessors(), calmTurns);
	}

	private void watch() {
		try {
			do {
				giveTurn();
			}
			while (!this.stopped.await(SOON.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void giveTurn() throws InterruptedException {
		CountDownLatch turn = new CountDownLatch(1);
		Thread.startVirtualThread(turn::countDown);
		if (turn.await(SOON.toMillis(), TimeUnit.MILLISECONDS)) {
			this.turnsInTime++;
			if (this.turnsInTime == this.calmTurns) {
				this.carriers.accept(this.few);
			}
			return;
		}
		logger.warn("a virtual thread waited {} ms for its turn: {} carriers instead of {}", SOON.toMillis(),
				Carriers.ENOUGH, this.few);
		this.turnsInTime = 0;
		this.carriers.accept(Carriers.ENOUGH);
	}

	@Override
	public void close() {
		this.stopped.countDown();
	}

}
