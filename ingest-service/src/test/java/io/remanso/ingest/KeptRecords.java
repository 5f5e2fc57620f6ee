package io.remanso.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What was written to a topic since this was made.
 */
final class KeptRecords implements AutoCloseable {

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final Map<TopicPartition, Long> from;

	private KeptRecords(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> from) {
		this.consumer = consumer;
		this.from = from;
	}

	static KeptRecords of(String bootstrapServers, String topic) {
		return of(bootstrapServers, topic, Consumer::endOffsets);
	}

	/** Also what was written before. */
	static KeptRecords ofAll(String bootstrapServers, String topic) {
		return of(bootstrapServers, topic, Consumer::beginningOffsets);
	}

	private static KeptRecords of(String bootstrapServers, String topic,
			BiFunction<Consumer<?, ?>, List<TopicPartition>, Map<TopicPartition, Long>> from) {
		KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), new ByteArrayDeserializer(),
				new ByteArrayDeserializer());
		List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
			.mapToObj((partition) -> new TopicPartition(topic, partition))
			.toList();
		consumer.assign(partitions);
		return new KeptRecords(consumer, from.apply(consumer, partitions));
	}

	/** All that is there now: what was acknowledged is below the end offsets. */
	List<ConsumerRecord<byte[], byte[]>> all() {
		Map<TopicPartition, Long> end = this.consumer.endOffsets(this.from.keySet());
		this.from.forEach(this.consumer::seek);
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		while (end.entrySet().stream().anyMatch((last) -> this.consumer.position(last.getKey()) < last.getValue())) {
			this.consumer.poll(Duration.ofMillis(200)).forEach(records::add);
		}
		return records;
	}

	<V> Stream<V> values(Topic<V> topic) {
		return all().stream().map((record) -> topic.serde().deserialize(record.value()));
	}

	@Override
	public void close() {
		this.consumer.close();
	}

}
