package io.remanso.buffer.service;

import java.util.HashMap;
import java.util.Map;

import io.remanso.buffer.settings.Settings;
import io.remanso.buffer.topology.DeadLetterHandler;
import io.remanso.buffer.topology.Meters;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Kafka's settings for the stream, each with its reason.
 */
final class StreamSettings {

	// A killed instance that does not come back is noticed after this; one that comes
	// back under its name is not missed at all.
	private static final int SESSION_TIMEOUT = 15_000;

	// How long a dead transaction may block readers. Streams' own default, stated because
	// promises rest on it.
	private static final int TRANSACTION_TIMEOUT = 10_000;

	// Of a backlog only: a task that is not behind asks for a commit after a tenth of
	// it, and right after a turn.
	private static final int COMMIT_INTERVAL = 1_000;

	// There are none, but Streams warns where this is not said; its constant is
	// deprecated because it will go with the next major version.
	private static final String HANDLER_OF_GLOBAL_STORES = "processing.exception.handler.global.enabled";

	// A thread without records waits no longer than this, or its ticks come late.
	private static final long POLL = 25;

	// Rows of a restore are small, and go to the store in one batch each.
	private static final int RESTORED_AT_ONCE = 10_000;

	private static final int BROKER_DEFAULT = -1;

	private StreamSettings() {
	}

	static Map<String, Object> of(Settings settings, Meters meters) {
		Map<String, Object> config = new HashMap<>();
		config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
		config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
		config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
		config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
		config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
		config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, BROKER_DEFAULT);
		config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
		config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL);
		config.put(StreamsConfig.POLL_MS_CONFIG, POLL);
		// Never wait for a topic that has nothing: presences and commands are mostly
		// empty.
		config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, 0L);
		// The newer protocol has no static membership yet.
		config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
		config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), settings.instance());
		config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT);
		config.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT);
		config.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), RESTORED_AT_ONCE);
		// A cache would change when records go on.
		config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
		config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
		config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
		config.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
		config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
		config.put(HANDLER_OF_GLOBAL_STORES, true);
		config.put(DeadLetterHandler.METERS, meters);
		return config;
	}

}
