package io.remanso.responder.delivery;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.partition.PartReceipt;
import org.jspecify.annotations.Nullable;

/**
 * One message to send.
 *
 * @param number counted from 1
 * @param of how many parts the reply has
 * @param text what it says
 * @param recording the same, spoken, to be sent in its place; or null
 */
public record Part(String turnId, Chat chat, Outcome.Purpose purpose, int number, int of, String text,
		@Nullable VoiceNote recording) {

	/** What comes back in the receipts of a gateway that can carry it. */
	public String callbackData() {
		return PartReceipt.name(this.turnId, this.purpose, this.number);
	}

	/** The same, spoken. */
	public Part spoken(VoiceNote said) {
		return new Part(this.turnId, this.chat, this.purpose, this.number, this.of, this.text, said);
	}

	public Outcome.Form form() {
		return (this.recording != null) ? Outcome.Form.VOICE : Outcome.Form.TEXT;
	}

}
