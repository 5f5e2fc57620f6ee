package io.remanso.simulator.pace;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Time that passes because its passing is what is imitated: a slow server, a gateway
 * between two attempts, a person between two messages. Never for something to have
 * happened until then: that is waited for itself.
 */
public final class PassingTime {

	private PassingTime() {
	}

	/** Returns when so much of it has passed; at once where it is none. */
	public static void await(Duration time) throws InterruptedException {
		// Nobody opens it: the time alone ends the wait.
		boolean ignored = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
	}

}
