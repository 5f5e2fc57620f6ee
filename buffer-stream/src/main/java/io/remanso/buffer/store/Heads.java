package io.remanso.buffer.store;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The head rows. Those of who wrote last are kept as they were read or written: a burst
 * reads its row with each message. The store always has them too, so nothing depends on
 * them; they go with the task.
 */
final class Heads {

	// Of one task. A row has room for few bytes, see OpenMessages.
	private static final int AT_HAND = 1_000;

	private final KeyValueStore<String, HeadRow> store;

	private final Map<String, HeadRow> atHand = new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, HeadRow> eldest) {
			return size() > AT_HAND;
		}
	};

	Heads(ProcessingContext context) {
		this.store = context.getStateStore(StateStores.HEADS);
	}

	@Nullable HeadRow get(String userId) {
		HeadRow row = this.atHand.get(userId);
		if (row != null) {
			return row;
		}
		@Nullable HeadRow found = this.store.get(userId);
		if (found != null) {
			this.atHand.put(userId, found);
		}
		return found;
	}

	void put(String userId, HeadRow row) {
		this.store.put(userId, row);
		this.atHand.put(userId, row);
	}

	void delete(String userId) {
		this.store.delete(userId);
		this.atHand.remove(userId);
	}

	/** The rows after {@code userId}, or from the first, in the order of their keys. */
	KeyValueIterator<String, HeadRow> from(@Nullable String userId) {
		return this.store.range(userId, noKey());
	}

	@SuppressWarnings("NullAway") // KeyValueStore is not null-marked: null has no bound
	private static String noKey() {
		return null;
	}

}
