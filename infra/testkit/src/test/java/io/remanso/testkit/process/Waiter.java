package io.remanso.testkit.process;

import java.util.concurrent.CountDownLatch;

/**
 * A program that listens nowhere and never ends; a virtual thread waits with it.
 */
final class Waiter {

	private Waiter() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		CountDownLatch never = new CountDownLatch(1);
		Thread.ofVirtual().name("the-waiting-one").start(() -> standStill(never));
		System.err.println("I will never be ready");
		never.await();
	}

	private static void standStill(CountDownLatch never) {
		try {
			never.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
