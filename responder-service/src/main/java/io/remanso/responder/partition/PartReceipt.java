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

	/** The later stage of one message, in whatever order its receipts come. */
	PartReceipt and(PartReceipt more) {
		return (more.fate.compareTo(this.fate) >= 0) ? more : this;
	}

	/** Of two messages that are the same part: one that did not fail is enough. */
	PartReceipt or(PartReceipt later) {
		return (later.worth() >= worth()) ? later : this;
	}

	private int worth() {
		return switch (this.fate) {
			case FAILED -> 0;
			case SENT -> 1;
			case REACHED -> 2;
		};
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
