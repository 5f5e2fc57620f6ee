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

	public static TypingSignal start(Courier courier, Chat chat, String newestMessageId) {
		CountDownLatch over = new CountDownLatch(1);
		Thread.ofVirtual().name("typing").start(() -> show(courier, chat, newestMessageId, over));
		return new TypingSignal(over);
	}

	private static void show(Courier courier, Chat chat, String newestMessageId, CountDownLatch over) {
		Duration refresh = courier.typingStays().multipliedBy(4).dividedBy(5);
		try {
			do {
				courier.showTyping(chat, newestMessageId);
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
