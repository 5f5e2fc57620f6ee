package io.remanso.responder.partition;

import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.turn.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What the receipts say of a part.
 *
 * @param messageId the provider's id
 * @param errorCode the provider's code, where it failed
 */
public record PartReceipt(String messageId, Fate fate, @Nullable Integer errorCode) {

	/** How a part is named in receipts, ours and Meta's. */
	public static String name(String turnId, Outcome.Purpose purpose, int number) {
		return turnId + "/" + ((purpose == Outcome.Purpose.APOLOGY) ? "apology" : number);
	}

	static PartReceipt of(Receipt receipt) {
		Fate fate = switch (receipt.status()) {
			case DELIVERED, READ, PLAYED -> Fate.REACHED;
			case FAILED -> Fate.FAILED;
			case PENDING, SENT, DELETED, UNKNOWN -> Fate.SENT;
		};
		return new PartReceipt(receipt.messageId(), fate, receipt.errorCode());
	}

	/**
	 * With one more receipt. They come in any order: of a message the last stage counts.
	 * A part that was sent twice has two messages, and one that did not fail is enough.
	 */
	PartReceipt and(PartReceipt more) {
		if (this.messageId.equals(more.messageId)) {
			return (more.fate.compareTo(this.fate) >= 0) ? more : this;
		}
		return (more.fate == Fate.FAILED && this.fate != Fate.FAILED) ? this : more;
	}

	/** Whether the gateway took it and could not deliver it. */
	public boolean hasFailed() {
		return this.fate == Fate.FAILED;
	}

	/** How far a message got; later stages come later. */
	public enum Fate {

		/** The provider took it. */
		SENT,

		/** The provider took it, and could not deliver it. */
		FAILED,

		/** The user has it. */
		REACHED

	}

}
