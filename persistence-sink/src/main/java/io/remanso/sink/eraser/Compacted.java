package io.remanso.sink.eraser;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Looks into compacted topics. For one thread.
 */
final class Compacted implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(200);

	private final KafkaConsumer<byte[], byte[]> consumer;

	Compacted(String bootstrapServers) {
		this.consumer = new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
				ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"), new ByteArrayDeserializer(),
				new ByteArrayDeserializer());
	}

	/** Every other id of a user. */
	List<String> aliasesOf(String userId) {
		Map<String, Alias> aliases = new HashMap<>();
		List<TopicPartition> all = IntStream.range(0, Topics.PARTITIONS)
			.mapToObj((partition) -> new TopicPartition(Topics.ALIASES.name(), partition))
			.toList();
		read(all, (record) -> aliases.put(key(record), Topics.ALIASES.serde().deserialize(record.value())));
		List<String> found = new ArrayList<>();
		aliases.forEach((alias, value) -> {
			if (value != null && value.userId().equals(userId)) {
				found.add(alias);
			}
		});
		return found;
	}

	/** Whether the newest value of a key, if there is any, is younger than {@code at}. */
	boolean isErased(Topic<?> topic, int partition, String userId, Instant at) {
		List<ConsumerRecord<byte[], byte[]>> newest = new ArrayList<>();
		read(List.of(new TopicPartition(topic.name(), partition)), (record) -> {
			if (key(record).equals(userId)) {
				newest.add(record);
			}
		});
		return newest.isEmpty() || newest.getLast().value() == null || newest.getLast().timestamp() > at.toEpochMilli();
	}

	private void read(List<TopicPartition> partitions, RecordSink sink) {
		this.consumer.assign(partitions);
		this.consumer.seekToBeginning(partitions);
		Map<TopicPartition, Long> ends = this.consumer.endOffsets(partitions);
		while (ends.entrySet().stream().anyMatch((end) -> this.consumer.position(end.getKey()) < end.getValue())) {
			this.consumer.poll(POLL).forEach(sink::accept);
		}
	}

	private static String key(ConsumerRecord<byte[], byte[]> record) {
		return (record.key() != null) ? new String(record.key(), StandardCharsets.UTF_8) : "";
	}

	@Override
	public void close() {
		this.consumer.close();
	}

	private interface RecordSink {

		void accept(ConsumerRecord<byte[], byte[]> record);

	}

}
