package io.remanso.buffer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/**
 * Writes and reads the topics of a real broker as the other workers do.
 */
final class TestTopics implements AutoCloseable {

	private final String bootstrapServers;

	private final KafkaProducer<String, byte[]> producer;

	TestTopics(String bootstrapServers) {
		this.bootstrapServers = bootstrapServers;
		this.producer = new KafkaProducer<>(
				Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all"),
				new StringSerializer(), new ByteArraySerializer());
	}

	void post(InboundEvent event) {
		send(Topics.INBOUND, event.userId(), event, event.id(), event.receivedAt());
	}

	<V> void send(Topic<V> topic, String key, V value, String id, Instant at) {
		var typed = topic.record(key, value, id, "test", at);
		var _ = this.producer.send(new ProducerRecord<>(typed.topic(), typed.partition(), typed.timestamp(),
				typed.key(), topic.serde().serialize(value), typed.headers()));
	}

	void flush() {
		this.producer.flush();
	}

	/** Everything in a topic, oldest first, once {@code enough} of it is there. */
	<V> List<V> read(Topic<V> topic, Duration patience, Predicate<List<V>> enough) {
		List<V> values = new ArrayList<>();
		try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
				this.bootstrapServers, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
				ConsumerConfig.GROUP_ID_CONFIG, "test-" + UUID.randomUUID()), new StringDeserializer(),
				topic.serde().deserializer())) {
			List<TopicPartition> partitions = java.util.stream.IntStream.range(0, Topics.PARTITIONS)
				.mapToObj((partition) -> new TopicPartition(topic.name(), partition))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Awaitility.await("records of " + topic.name())
				.atMost(patience)
				.pollInterval(Duration.ofMillis(10))
				.pollInSameThread()
				.until(() -> {
					consumer.poll(Duration.ofMillis(100)).forEach((record) -> values.add(record.value()));
					return enough.test(values);
				});
		}
		return values;
	}

	@Override
	public void close() {
		this.producer.close(Duration.ofSeconds(5));
	}

}
