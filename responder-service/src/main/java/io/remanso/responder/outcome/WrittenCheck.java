package io.remanso.responder.outcome;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.wire.EventHeaders;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads back from {@code outcomes} what became of a transaction whose commit was not
 * answered. Used by the writer thread alone, and seldom.
 */
public final class WrittenCheck {

	private static final Duration POLL = Duration.ofMillis(100);

	private final Admin admin;

	private final Supplier<Consumer<byte[], byte[]>> consumers;

	/**
	 * A check.
	 * @param consumers makes a consumer without a group that reads committed records only
	 */
	public WrittenCheck(Admin admin, Supplier<Consumer<byte[], byte[]>> consumers) {
		this.admin = admin;
		this.consumers = consumers;
	}

	/** Whether an outcome of that id is committed at or after an offset. */
	boolean isWritten(String id, int partition, long from) throws InterruptedException {
		TopicPartition outcomes = new TopicPartition(Topics.OUTCOMES.name(), partition);
		long end = end(outcomes);
		try (Consumer<byte[], byte[]> consumer = this.consumers.get()) {
			consumer.assign(List.of(outcomes));
			consumer.seek(outcomes, from);
			boolean found = false;
			while (!found && consumer.position(outcomes) < end) {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
					found = found || id.equals(EventHeaders.get(record.headers(), EventHeaders.ID));
				}
			}
			return found;
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
