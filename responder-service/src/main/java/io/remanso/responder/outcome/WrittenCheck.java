package io.remanso.responder.outcome;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads back what became of a transaction whose commit was not answered. Used by the
 * writer thread alone, and seldom.
 */
public final class WrittenCheck {

	private static final Duration POLL = Duration.ofMillis(100);

	private final Admin admin;

	private final Supplier<Consumer<byte[], byte[]>> consumers;

	/**
	 * Opens nothing yet: a consumer is made for each check.
	 * @param consumers makes a consumer without a group that reads committed records only
	 */
	public WrittenCheck(Admin admin, Supplier<Consumer<byte[], byte[]>> consumers) {
		this.admin = admin;
		this.consumers = consumers;
	}

	/**
	 * Whether the record that was acknowledged there is committed: then it is the first
	 * that a reader of committed records finds from there on.
	 */
	boolean isWritten(RecordMetadata acknowledged) throws InterruptedException {
		TopicPartition partition = new TopicPartition(acknowledged.topic(), acknowledged.partition());
		long end = end(partition);
		try (Consumer<byte[], byte[]> consumer = this.consumers.get()) {
			consumer.assign(List.of(partition));
			consumer.seek(partition, acknowledged.offset());
			// The end of the transaction may still be on its way to the topic.
			while (consumer.position(partition) < end) {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
					return record.offset() == acknowledged.offset();
				}
			}
			return false;
		}
	}

	private long end(TopicPartition partition) throws InterruptedException {
		try {
			return this.admin
				.listOffsets(Map.of(partition, OffsetSpec.latest()),
						new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
				.partitionResult(partition)
				.get()
				.offset();
		}
		catch (ExecutionException ex) {
			throw new KafkaException(ex.getCause());
		}
	}

}
