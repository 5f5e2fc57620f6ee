package io.remanso.responder.delivery;

import java.time.Duration;

import io.remanso.contracts.inbound.Chat;
import io.remanso.responder.pace.Waiting;

/**
 * One gateway. Makes single attempts, bounded in time; when to repeat one is not its
 * matter.
 */
public interface Courier {

	Sending send(Part part) throws InterruptedException;

	/** Find out whether a part in doubt was sent, taking the time that it needs. */
	Settlement settle(Part part, Doubt doubt, Waiting waiting) throws InterruptedException;

	/**
	 * Show the user that an answer is on its way; it doesn't matter if that fails.
	 * @param newestMessageId the newest message of the turn
	 */
	void showTyping(Chat chat, String newestMessageId) throws InterruptedException;

	/** How long what is shown stays. */
	Duration typingStays();

}
