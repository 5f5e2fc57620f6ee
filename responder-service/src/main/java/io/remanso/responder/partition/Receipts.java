package io.remanso.responder.partition;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The newest receipts that name a part of ours, by {@code turnId/part}. Only a part in
 * doubt asks for its own, so the oldest are let go.
 */
public final class Receipts {

	// At 60 parts a second in one partition, two minutes: four times the wait of a part
	// in doubt.
	private static final int KEPT = 8000;

	private final Map<String, String> messageIds = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
			return size() > KEPT;
		}

	};

	/** A receipt came, of whatever status: the part had been sent. */
	public synchronized void add(String callbackData, String messageId) {
		this.messageIds.put(callbackData, messageId);
	}

	/** The provider's id of the part, or null. */
	public synchronized @Nullable String messageId(String callbackData) {
		return this.messageIds.get(callbackData);
	}

}
