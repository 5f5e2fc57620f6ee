package io.remanso.responder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.testkit.Backends;
import io.remanso.testkit.TestKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A broker of the test's own with all topics: writes what buffer-stream would, reads what
 * every reader may.
 */
final class Kafka implements AutoCloseable {

	private final TestKafka broker = Backends.newKafka();

	private final Producer<byte[], byte[]> producer;

	Kafka() {
		TopicProvisioner.provision(this.broker.bootstrapServers());
		this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", this.broker.bootstrapServers()),
				new ByteArraySerializer(), new ByteArraySerializer());
	}

	String bootstrapServers() {
		return this.broker.bootstrapServers();
	}

	Admin admin() {
		return Admin.create(Map.of("bootstrap.servers", this.broker.bootstrapServers()));
	}

	void write(ClosedBuffer buffer) {
		write(Topics.CLOSED_BUFFERS, buffer.userId(), buffer);
	}

	<V> void write(Topic<V> topic, String key, V value) {
		writeBytes(topic.name(), key, topic.serde().serialize(value));
	}

	void writeBytes(String topic, String key, byte[] value) {
		try {
			this.producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)).get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	List<Outcome> outcomes() {
		return read(Topics.OUTCOMES.name()).stream()
			.map((record) -> Topics.OUTCOMES.serde().deserialize(record.value()))
			.toList();
	}

	List<Outcome.Terminal> terminals() {
		return outcomes().stream()
			.filter(Outcome.Terminal.class::isInstance)
			.map(Outcome.Terminal.class::cast)
			.toList();
	}

	/** Every committed record of a topic. */
	List<ConsumerRecord<byte[], byte[]>> read(String topic) {
		Map<String, Object> config = new HashMap<>();
		config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, this.broker.bootstrapServers());
		config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((partition) -> new TopicPartition(topic, partition.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				consumer.poll(Duration.ofMillis(100)).forEach(records::add);
			}
		}
		return records;
	}

	@Override
	public void close() {
		this.producer.close();
		this.broker.close();
	}

}
