package io.remanso.standalone.page.feed;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.remanso.contracts.topic.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Where reading begins: so near to the end that it is soon done, and so far that the
 * demo's last chats are there again.
 */
final class Tail {

	/**
	 * Offsets a partition. Markers of transactions take up some.
	 */
	static final long LENGTH = 1_000;

	private Tail() {
	}

	/**
	 * Assign all partitions of the topics.
	 * @param positions where to go on instead, as far as known
	 */
	static void assign(Consumer<?, ?> consumer, Map<TopicPartition, Long> positions) {
		List<TopicPartition> partitions = FeedTopics.names().stream().flatMap(Tail::partitions).toList();
		consumer.assign(partitions);
		Map<TopicPartition, Long> oldest = consumer.beginningOffsets(partitions);
		Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
		partitions.forEach((partition) -> {
			long start = Math.max(ends.getOrDefault(partition, 0L) - LENGTH, 0);
			long position = positions.getOrDefault(partition, start);
			consumer.seek(partition, Math.max(position, oldest.getOrDefault(partition, 0L)));
		});
	}

	private static Stream<TopicPartition> partitions(String topic) {
		return IntStream.range(0, Topics.PARTITIONS).mapToObj((number) -> new TopicPartition(topic, number));
	}

}
