package io.remanso.buffer.store;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlineIndexTests {

	private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

	private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();

	private final KeyValueStore<Bytes, byte[]> store = Stores
		.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(StateStores.DEADLINES), Serdes.Bytes(), Serdes.ByteArray())
		.withLoggingDisabled()
		.build();

	private final DeadlineIndex index;

	DeadlineIndexTests() {
		this.store.init(this.context.getStateStoreContext(), this.store);
		this.context.addStateStore(this.store);
		this.index = DeadlineIndex.ofDeadlines(this.context);
	}

	@Test
	void shouldTakeWhatIsDueInTheOrderOfTheTimesAndLeaveTheRest() {
		this.index.put(NOON.plusSeconds(2), "luz");
		this.index.put(NOON, "ana");
		this.index.put(NOON.plusSeconds(9), "eva");
		assertThat(taken(NOON.plusSeconds(2), 10)).containsExactly("ana", "luz");
		assertThat(taken(NOON.plusSeconds(8), 10)).isEmpty();
		assertThat(taken(NOON.plusSeconds(9), 10)).containsExactly("eva");
	}

	@Test
	void shouldTakeNoMoreThanAskedForAndTheRestNextTime() {
		for (int i = 0; i < 5; i++) {
			this.index.put(NOON, "user-" + i);
		}
		assertThat(taken(NOON, 3)).containsExactly("user-0", "user-1", "user-2");
		assertThat(taken(NOON, 3)).containsExactly("user-3", "user-4");
	}

	@Test
	void shouldFindARowThatIsPutBelowTheLowWaterMark() {
		this.index.put(NOON, "ana");
		assertThat(taken(NOON.plusSeconds(60), 10)).containsExactly("ana");
		this.index.put(NOON.plusSeconds(1), "luz");
		assertThat(taken(NOON.plusSeconds(60), 10)).containsExactly("luz");
	}

	@Test
	void shouldNeverBeEarlyByAFractionOfAMillisecond() {
		this.index.put(NOON.plusNanos(1), "ana");
		assertThat(taken(NOON, 10)).isEmpty();
		assertThat(taken(NOON.plusMillis(1), 10)).containsExactly("ana");
	}

	@Test
	void shouldKeepItsKeysAsTheyAre() {
		this.index.put(Instant.ofEpochMilli(0x0102030405060708L), "ana");
		try (KeyValueIterator<Bytes, byte[]> rows = this.store.all()) {
			assertThat(HexFormat.of().formatHex(rows.next().key.get())).isEqualTo("0102030405060708616e61");
		}
	}

	private List<String> taken(Instant clock, int limit) {
		return this.index.take(clock.toEpochMilli(), limit).stream().map(DeadlineIndex.Entry::userId).toList();
	}

}
