package io.remanso.responder.partition;

import java.util.LinkedHashMap;
import java.util.Map;

import io.remanso.contracts.inbound.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * The newest receipts that name a part of ours, by {@code turnId/part}. Only a part in
 * doubt asks for its own, so the oldest are let go.
 */
public final class Receipts {

	// At 60 parts a second in one partition, two minutes: four times the wait of a part
	// in doubt.
	private static final int KEPT = 8000;

	private final Map<String, PartReceipt> parts = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, PartReceipt> eldest) {
			return size() > KEPT;
		}

	};

	/**
	 * A receipt came.
	 * @return whether by it the part has failed, and had not before
	 */
	public synchronized boolean add(String callbackData, Receipt receipt) {
		PartReceipt before = this.parts.get(callbackData);
		PartReceipt now = this.parts.merge(callbackData, PartReceipt.of(receipt), PartReceipt::and);
		return now.hasFailed() && (before == null || !before.hasFailed());
	}

	/** What is known of the part, or null. */
	public synchronized @Nullable PartReceipt of(String callbackData) {
		return this.parts.get(callbackData);
	}

}
