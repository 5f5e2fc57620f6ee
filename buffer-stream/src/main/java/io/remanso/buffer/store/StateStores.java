package io.remanso.buffer.store;

import java.util.Set;

import io.remanso.buffer.conversation.Buffer;
import io.remanso.buffer.conversation.KnownUser;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The stores by name. Names are for life: they name the changelogs too. All are
 * persistent, since only a process that finds its folder again keeps its transactional
 * id; none is cached, since a cache changes when records go on.
 */
public final class StateStores {

	static final String HEADS = "conversation-heads";

	static final String MESSAGES = "open-messages";

	static final String ASIDE = "conversation-aside";

	static final String KNOWN = "known-users";

	static final String TURNS = "last-turns";

	static final String DEADLINES = "deadlines";

	static final String LEASES = "leases";

	static final String SEEN = "seen-keys";

	static final String FORGOTTEN = "forgotten-users";

	static final String CLOCK = "stream-clock";

	private StateStores() {
	}

	/** All of them. */
	public static Set<StoreBuilder<?>> builders() {
		return Set.of(store(HEADS, Serdes.String(), new VersionedSerde<>(HeadRow.class)),
				store(MESSAGES, Serdes.String(), new VersionedSerde<>(MessageRow.class)),
				store(ASIDE, Serdes.String(), new VersionedSerde<>(Buffer.class)),
				store(KNOWN, Serdes.String(), new VersionedSerde<>(KnownUser.class)),
				store(TURNS, Serdes.String(), new VersionedSerde<>(TurnRow.class)),
				store(DEADLINES, Serdes.Bytes(), Serdes.ByteArray()), store(LEASES, Serdes.Bytes(), Serdes.ByteArray()),
				store(SEEN, Serdes.Bytes(), Serdes.Integer()), store(FORGOTTEN, Serdes.Bytes(), Serdes.Long()),
				store(CLOCK, Serdes.String(), Serdes.Long()));
	}

	private static <K, V> StoreBuilder<KeyValueStore<K, V>> store(String name, Serde<K> key, Serde<V> value) {
		return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), key, value)
			.withCachingDisabled()
			.withLoggingEnabled(Changelog.config());
	}

}
