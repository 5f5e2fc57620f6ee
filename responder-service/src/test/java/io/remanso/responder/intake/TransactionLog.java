package io.remanso.responder.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Outcome;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A broker's side of the transactions, in memory: what is committed, and what a seed lets
 * go wrong.
 */
final class TransactionLog extends MockProducer<byte[], byte[]> {

	private final List<Written> open = new ArrayList<>();

	private final List<Written> committed = new ArrayList<>();

	private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();

	private final Random random;

	private Map<TopicPartition, OffsetAndMetadata> sentOffsets = Map.of();

	private int wentBack;

	TransactionLog(Random random) {
		super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
		this.random = random;
	}

	@Override
	public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
		if (this.random.nextInt(12) == 0) {
			throw new KafkaException("a send that fails on purpose");
		}
		Future<RecordMetadata> future = super.send(record);
		try {
			if (record.topic().equals(Topics.OUTCOMES.name())) {
				this.open.add(new Written(record.partition(), future.get().offset(),
						Topics.OUTCOMES.serde().deserialize(record.value())));
			}
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new KafkaException(ex);
		}
		return future;
	}

	@Override
	public synchronized void sendOffsetsToTransaction(Map<TopicPartition, OffsetAndMetadata> given,
			ConsumerGroupMetadata group) {
		if (this.random.nextInt(12) == 0) {
			throw new CommitFailedException("a stale generation on purpose");
		}
		super.sendOffsetsToTransaction(given, group);
		this.sentOffsets = given;
	}

	@Override
	public synchronized void commitTransaction() {
		super.commitTransaction();
		this.committed.addAll(this.open);
		this.sentOffsets.forEach((partition, offset) -> {
			OffsetAndMetadata before = this.offsets.put(partition, offset);
			if (before != null && before.offset() > offset.offset()) {
				this.wentBack++;
			}
		});
		end();
	}

	@Override
	public synchronized void abortTransaction() {
		super.abortTransaction();
		end();
	}

	private void end() {
		this.open.clear();
		this.sentOffsets = Map.of();
	}

	synchronized @Nullable OffsetAndMetadata offset(TopicPartition partition) {
		return this.offsets.get(partition);
	}

	synchronized Map<TopicPartition, OffsetAndMetadata> offsets() {
		return Map.copyOf(this.offsets);
	}

	synchronized List<Written> committed() {
		return List.copyOf(this.committed);
	}

	/** How often a committed offset went back. */
	synchronized int wentBack() {
		return this.wentBack;
	}

	/** An outcome and its place. */
	record Written(int partition, long offset, Outcome outcome) {
	}

}
