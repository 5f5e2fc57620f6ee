package io.remanso.benchmarks.buffers;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

import io.remanso.contracts.topic.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes rows of seen keys to their changelog, as buffer-stream would have done in eight
 * days. Keys are hashes, so which partition one lies in makes no difference to a restore.
 */
final class SeenRows {

	/** The changelog's name. */
	static final String CHANGELOG = "buffer-stream-seen-keys-changelog";

	private static final int HASH_BYTES = 16;

	private SeenRows() {
	}

	static void write(String servers, int rows) {
		Random random = new Random(3);
		byte[] hour = ByteBuffer.allocate(Integer.BYTES)
			.putInt((int) Duration.ofSeconds(Instant.now().getEpochSecond()).toHours())
			.array();
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.LINGER_MS_CONFIG, 20,
						ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024),
				new ByteArraySerializer(), new ByteArraySerializer())) {
			for (int row = 0; row < rows; row++) {
				byte[] hash = new byte[HASH_BYTES];
				random.nextBytes(hash);
				var _ = producer.send(new ProducerRecord<>(CHANGELOG, row % Topics.PARTITIONS, hash, hour));
			}
		}
	}

}
