package io.remanso.responder;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the Kafka clients, with every setting that a promise rests on.
 */
final class KafkaClients {

	private final ResponderProperties.Kafka settings;

	KafkaClients(ResponderProperties.Kafka settings) {
		this.settings = settings;
	}

	/** Reads closed buffers as a member of the group. */
	Consumer<byte[], byte[]> member() {
		Map<String, Object> config = reading();
		config.put(ConsumerConfig.GROUP_ID_CONFIG, this.settings.group());
		config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, this.settings.instance());
		config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) this.settings.sessionTimeout().toMillis());
		config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) this.settings.sessionTimeout().toMillis() / 5);
		// Cooperative: turns of partitions that stay run on through a rebalance.
		config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
		// One poll can't take much more into memory than the limits allow.
		config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
		config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
		return new KafkaConsumer<>(config);
	}

	/** Reads assigned partitions, without a group. */
	Consumer<byte[], byte[]> reader() {
		return new KafkaConsumer<>(reading());
	}

	/** Writes in transactions, under one of the instance's transactional ids. */
	Producer<byte[], byte[]> transactional(int number) {
		Map<String, Object> config = common();
		config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
		config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
		String name = this.settings.group() + "-" + this.settings.instance();
		String id = (number == 0) ? name : name + "-" + number;
		config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
		config.put(CommonClientConfigs.CLIENT_ID_CONFIG, id);
		config.put(ProducerConfig.ACKS_CONFIG, "all");
		// What a dead instance left open blocks readers for no longer than this.
		config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
		config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
		config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
		config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
		// A transaction that begins right after another often meets its end still being
		// written: look again soon.
		config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
		// The first produce of a transaction to a partition may be sent back while
		// the one before it ends: what follows must not arrive ahead of it.
		config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
		// Batches are made by the writer, which flushes them. They are small and many:
		// to compress them would take a third of all the memory that a busy responder
		// allocates, and the time of the writer, on which every turn waits.
		config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
		return new KafkaProducer<>(config);
	}

	Admin admin() {
		return Admin.create(common());
	}

	private Map<String, Object> reading() {
		Map<String, Object> config = common();
		config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
		return config;
	}

	private Map<String, Object> common() {
		Map<String, Object> config = new HashMap<>();
		config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, this.settings.bootstrapServers());
		config.put(CommonClientConfigs.CLIENT_ID_CONFIG, this.settings.group() + "-" + this.settings.instance());
		return config;
	}

}
