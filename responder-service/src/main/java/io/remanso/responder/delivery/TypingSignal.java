package io.remanso.responder.delivery;

import java.time.Duration;

import io.remanso.contracts.inbound.Chat;

/**
 * Shows the user that an answer is on its way, for as long as it is open, on a virtual
 * thread of its own: the answer never waits for it.
 */
public final class TypingSignal implements AutoCloseable {

	private final Thread thread;

	private TypingSignal(Thread thread) {
		this.thread = thread;
	}

	public static TypingSignal start(Courier courier, Chat chat, String newestMessageId) {
		return new TypingSignal(Thread.ofVirtual().name("typing").start(() -> show(courier, chat, newestMessageId)));
	}

	private static void show(Courier courier, Chat chat, String newestMessageId) {
		Duration refresh = courier.typingStays().multipliedBy(4).dividedBy(5);
		try {
			while (true) {
				courier.showTyping(chat, newestMessageId);
				Thread.sleep(refresh);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

}
