package io.remanso.responder.delivery;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.turn.Outcome;

/**
 * One message to send.
 *
 * @param number counted from 1
 * @param of how many parts the reply has
 */
public record Part(String turnId, Chat chat, Outcome.Purpose purpose, int number, int of, String text) {

	/** What comes back in the receipts of a gateway that can carry it. */
	public String callbackData() {
		return this.turnId + "/" + ((this.purpose == Outcome.Purpose.APOLOGY) ? "apology" : this.number);
	}

}
