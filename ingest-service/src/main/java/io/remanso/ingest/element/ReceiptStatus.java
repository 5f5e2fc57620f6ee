package io.remanso.ingest.element;

import java.util.Locale;

import io.remanso.contracts.inbound.Receipt;

/**
 * The gateways' words for how far a message got; both use the same ones.
 */
public final class ReceiptStatus {

	private ReceiptStatus() {
	}

	/** What a word means. */
	public static Receipt.Status of(String word) {
		return switch (word.toLowerCase(Locale.ROOT)) {
			case "pending" -> Receipt.Status.PENDING;
			case "sent" -> Receipt.Status.SENT;
			case "delivered" -> Receipt.Status.DELIVERED;
			case "read" -> Receipt.Status.READ;
			case "played" -> Receipt.Status.PLAYED;
			case "failed" -> Receipt.Status.FAILED;
			case "deleted" -> Receipt.Status.DELETED;
			default -> Receipt.Status.UNKNOWN;
		};
	}

}
