package io.remanso.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.remanso.contracts.topic.Topic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a topic from its start to its end as any reader should: committed records only.
 */
public final class TopicReader {

	private static final Duration POLL = Duration.ofMillis(200);

	private TopicReader() {
	}

	/** All committed records that are there now, those of a partition in order. */
	public static <V> List<ConsumerRecord<String, V>> read(String bootstrapServers, Topic<V> topic) {
		Map<String, Object> config = new HashMap<>();
		config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
		config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		List<ConsumerRecord<String, V>> records = new ArrayList<>();
		try (Consumer<String, V> consumer = new KafkaConsumer<>(config, new StringDeserializer(),
				topic.serde().deserializer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic.name())
				.stream()
				.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				consumer.poll(POLL).forEach(records::add);
			}
		}
		return records;
	}

	/** The values alone. */
	public static <V> List<V> values(String bootstrapServers, Topic<V> topic) {
		return read(bootstrapServers, topic).stream().map(ConsumerRecord::value).toList();
	}

}
