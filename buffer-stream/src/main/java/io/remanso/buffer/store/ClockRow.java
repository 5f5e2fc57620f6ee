package io.remanso.buffer.store;

import io.remanso.buffer.clock.InboundClock;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a task's clock needs to go on after a restart: a quiet partition gives it nothing
 * else to go by, and a clock that went back would miss rows of the index that were taken.
 */
public final class ClockRow {

	private static final String NEWEST = "newest";

	private static final String NOW = "now";

	private final KeyValueStore<String, Long> store;

	private long newest;

	public ClockRow(ProcessingContext context) {
		this.store = context.getStateStore(StateStores.CLOCK);
		this.newest = read(NEWEST);
	}

	public InboundClock restore(InboundClock.Start start, long wall) {
		return start.at(this.newest, read(NOW), wall);
	}

	/**
	 * Keep the newest inbound time where it is {@code step} or more ahead of what is
	 * kept.
	 */
	public void keepNewest(InboundClock clock, long step) {
		if (clock.newest() - this.newest >= step) {
			this.newest = clock.newest();
			this.store.put(NEWEST, this.newest);
		}
	}

	public void keepNow(InboundClock clock) {
		this.store.put(NOW, clock.now());
	}

	private long read(String key) {
		@Nullable Long value = this.store.get(key);
		return (value != null) ? value : InboundClock.NONE;
	}

}
