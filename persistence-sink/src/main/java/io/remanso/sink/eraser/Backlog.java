package io.remanso.sink.eraser;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.remanso.contracts.topic.Topics;
import io.remanso.sink.decode.RecordDecoder;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the topics held when this was made, and whether the tables have all of it. For one
 * thread.
 */
final class Backlog implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(200);

	private static final String NEXT = """
			select topic, "partition", max(next_offset)
			from consumer_offsets
			group by topic, "partition"
			""";

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final Map<TopicPartition, Long> ends;

	Backlog(String bootstrapServers) {
		this.consumer = new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
				ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"), new ByteArrayDeserializer(),
				new ByteArrayDeserializer());
		List<TopicPartition> all = RecordDecoder.topics()
			.stream()
			.flatMap((topic) -> IntStream.range(0, Topics.PARTITIONS)
				.mapToObj((partition) -> new TopicPartition(topic, partition)))
			.toList();
		this.ends = new HashMap<>(this.consumer.endOffsets(all));
	}

	/** Whether the tables hold every record that lay before the ends. */
	boolean isWritten(JdbcTemplate jdbc) {
		Map<TopicPartition, Long> next = new HashMap<>();
		jdbc.query(NEXT, (row) -> {
			next.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
		});
		this.ends.entrySet().removeIf((end) -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
		return this.ends.isEmpty() || holdNoRecord(next);
	}

	/**
	 * An offset before the end is no record yet: the marks of transactions have offsets
	 * too, and no reader gets to see them.
	 */
	private boolean holdNoRecord(Map<TopicPartition, Long> next) {
		Set<TopicPartition> partitions = this.ends.keySet();
		this.consumer.assign(partitions);
		partitions.forEach((partition) -> this.consumer.seek(partition, next.getOrDefault(partition, 0L)));
		while (partitions.stream().anyMatch(this::isBeforeEnd)) {
			for (ConsumerRecord<byte[], byte[]> record : this.consumer.poll(POLL)) {
				TopicPartition partition = new TopicPartition(record.topic(), record.partition());
				if (record.offset() < this.ends.getOrDefault(partition, 0L)) {
					return false;
				}
			}
		}
		return true;
	}

	private boolean isBeforeEnd(TopicPartition partition) {
		return this.consumer.position(partition) < this.ends.getOrDefault(partition, 0L);
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
