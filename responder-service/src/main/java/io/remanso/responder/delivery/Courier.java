package io.remanso.responder.delivery;

import java.time.Duration;
import java.util.List;

import io.remanso.contracts.inbound.Chat;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.PartReceipt;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;

/**
 * One gateway. Makes single attempts, bounded in time; when to repeat one is not its
 * matter.
 */
public interface Courier {

	/**
	 * Make one attempt.
	 * @param permit to be passed once more when nothing is left but to send the end of
	 * the request: what comes before can take long, and the whole process can stand still
	 * in it
	 */
	Sending send(Part part, Permit permit) throws HeldBackException, TenureEndedException, InterruptedException;

	/**
	 * Find out whether a part in doubt was sent, taking the time that it needs, but no
	 * more than is left.
	 */
	Settlement settle(Part part, Doubt doubt, Deadline deadline, Waiting waiting) throws InterruptedException;

	/**
	 * Why a part that was taken can't reach the user any more, and what follows it can't
	 * either.
	 * @return null where it may, as far as its receipts tell
	 */
	default Settlement.@Nullable Refused failure(PartReceipt receipt) {
		return null;
	}

	/**
	 * Show the user that an answer is on its way; it doesn't matter if that fails.
	 * @param newestMessageId the newest message of the turn
	 */
	void show(Sign sign, Chat chat, String newestMessageId) throws InterruptedException;

	/** Show that none is, after all; it doesn't matter if that fails. */
	void hide(Chat chat) throws InterruptedException;

	/** How long what is shown stays. */
	Duration signStays();

	/**
	 * Ask to be told when this user types, where that must be asked for; it doesn't
	 * matter if that fails.
	 */
	void subscribe(Chat chat) throws InterruptedException;

	/**
	 * The names of the labels that the business put on a chat.
	 * @return null where the gateway has none, or could not be asked
	 */
	@Nullable List<String> labels(Chat chat) throws InterruptedException;

}
