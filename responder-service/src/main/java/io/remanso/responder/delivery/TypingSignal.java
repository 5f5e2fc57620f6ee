package io.remanso.responder.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.remanso.contracts.inbound.Chat;

/**
 * Shows the user that an answer is on its way, for as long as it is open, on a virtual
 * thread of its own: the answer never waits for it.
 */
public final class TypingSignal implements AutoCloseable {

	private final CountDownLatch over;

	private TypingSignal(CountDownLatch over) {
		this.over = over;
	}

	/**
	 * Start to show a sign.
	 * @param newUser whether nothing was exchanged with this user before
	 */
	public static TypingSignal start(Courier courier, Sign sign, Chat chat, String newestMessageId, boolean newUser) {
		CountDownLatch over = new CountDownLatch(1);
		Thread.ofVirtual().name("typing").start(() -> show(courier, sign, chat, newestMessageId, newUser, over));
		return new TypingSignal(over);
	}

	/** Nothing is shown. */
	public static TypingSignal none() {
		return new TypingSignal(new CountDownLatch(1));
	}

	private static void show(Courier courier, Sign sign, Chat chat, String newestMessageId, boolean newUser,
			CountDownLatch over) {
		Duration refresh = courier.signStays().multipliedBy(4).dividedBy(5);
		try {
			if (newUser) {
				courier.subscribe(chat);
			}
			do {
				courier.show(sign, chat, newestMessageId);
			}
			while (!over.await(refresh.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.over.countDown();
	}

}
