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

	private final CountDownLatch over = new CountDownLatch(1);

	private volatile boolean unanswered;

	private TypingSignal() {
	}

	/**
	 * Start to show a sign.
	 * @param newUser whether nothing was exchanged with this user before
	 */
	public static TypingSignal start(Courier courier, Sign sign, Chat chat, String newestMessageId, boolean newUser) {
		TypingSignal signal = new TypingSignal();
		Thread.ofVirtual().name("typing").start(() -> signal.show(courier, sign, chat, newestMessageId, newUser));
		return signal;
	}

	/** Nothing is shown. */
	public static TypingSignal none() {
		return new TypingSignal();
	}

	/**
	 * No message follows, which would end what is shown: to be called before it is
	 * closed.
	 */
	public void unanswered() {
		this.unanswered = true;
	}

	private void show(Courier courier, Sign sign, Chat chat, String newestMessageId, boolean newUser) {
		Duration refresh = courier.signStays().multipliedBy(4).dividedBy(5);
		try {
			if (newUser) {
				courier.subscribe(chat);
			}
			do {
				courier.show(sign, chat, newestMessageId);
			}
			while (!this.over.await(refresh.toMillis(), TimeUnit.MILLISECONDS));
			if (this.unanswered) {
				courier.hide(chat);
			}
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
