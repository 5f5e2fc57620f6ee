package io.remanso.standalone.page.feed;

import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Makes the consumer that the feed reads by: without a group, committed records only.
 */
public final class FeedConsumer {

	// The JVM's memory is everybody's.
	private static final int FETCH_BYTES = 2 * 1024 * 1024;

	private FeedConsumer() {
	}

	/** A new one. */
	public static Consumer<String, byte[]> of(String bootstrapServers) {
		return new KafkaConsumer<>(
				Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ConsumerConfig.CLIENT_ID_CONFIG,
						"page", ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
						ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest", ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
						false, ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES,
						ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES / 8),
				new StringDeserializer(), new ByteArrayDeserializer());
	}

}
