package io.remanso.responder.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.Outcome;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A broker's side of the transactions of several producers, in memory: what is committed,
 * and what a seed lets go wrong. As at a broker, what is aborted takes offsets too, and
 * so does the mark at the end of a transaction.
 */
final class TransactionLog {

	private final List<Written> committed = new ArrayList<>();

	private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();

	private final Map<TopicPartition, Long> ends = new HashMap<>();

	private final Set<Producer<byte[], byte[]>> open = new HashSet<>();

	private final Set<Producer<byte[], byte[]>> pending = new HashSet<>();

	private final Set<Producer<byte[], byte[]>> committers = new HashSet<>();

	private final Random random;

	private int wentBack;

	private int overlaps;

	private int generation = 1;

	TransactionLog(Random random) {
		this.random = random;
	}

	/** One more, with a transactional id of its own. */
	Producer<byte[], byte[]> producer() {
		return new Transactional();
	}

	/** The group as its members see it. */
	@SuppressWarnings("removal") // its successor is internal to the client
	synchronized ConsumerGroupMetadata group() {
		return new ConsumerGroupMetadata("group", this.generation, "member", Optional.empty());
	}

	/**
	 * Partitions change hands: from now on offsets of earlier generations are refused,
	 * and who asks for offsets waits for the transactions that have sent theirs.
	 */
	synchronized void rebalance() throws InterruptedException {
		this.generation++;
		while (!this.pending.isEmpty()) {
			wait();
		}
	}

	private synchronized void sendOffsets(Producer<byte[], byte[]> producer, int of) {
		if (of != this.generation) {
			throw new CommitFailedException("generation " + of + " is over");
		}
		this.pending.add(producer);
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

	/** How often a transaction began while another was under way. */
	synchronized int overlaps() {
		return this.overlaps;
	}

	/** How many of the producers have committed anything. */
	synchronized int producersThatCommitted() {
		return this.committers.size();
	}

	private synchronized boolean fails() {
		return this.random.nextInt(12) == 0;
	}

	private synchronized void begin(Producer<byte[], byte[]> producer) {
		this.overlaps += this.open.isEmpty() ? 0 : 1;
		this.open.add(producer);
	}

	private synchronized long append(TopicPartition partition) {
		return this.ends.merge(partition, 1L, Long::sum) - 1;
	}

	private synchronized void end(Producer<byte[], byte[]> producer, List<Written> written,
			Map<TopicPartition, OffsetAndMetadata> sentOffsets) {
		this.open.remove(producer);
		this.pending.remove(producer);
		this.committed.addAll(written);
		sentOffsets.forEach((partition, offset) -> {
			this.committers.add(producer);
			OffsetAndMetadata before = this.offsets.put(partition, offset);
			if (before != null && before.offset() > offset.offset()) {
				this.wentBack++;
			}
		});
		notifyAll();
	}

	/** An outcome and its place. */
	record Written(int partition, long offset, Outcome outcome) {
	}

	/** Writes to the log what it commits. Used by one thread. */
	private final class Transactional extends MockProducer<byte[], byte[]> {

		private final List<Written> written = new ArrayList<>();

		private final Set<TopicPartition> touched = new HashSet<>();

		private Map<TopicPartition, OffsetAndMetadata> sentOffsets = Map.of();

		Transactional() {
			super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
		}

		@Override
		public synchronized void beginTransaction() {
			super.beginTransaction();
			begin(this);
		}

		@Override
		public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
			if (fails()) {
				throw new KafkaException("a send that fails on purpose");
			}
			Future<RecordMetadata> _ = super.send(record);
			TopicPartition partition = new TopicPartition(record.topic(), record.partition());
			long offset = append(partition);
			this.touched.add(partition);
			if (record.topic().equals(Topics.OUTCOMES.name())) {
				this.written
					.add(new Written(record.partition(), offset, Topics.OUTCOMES.serde().deserialize(record.value())));
			}
			return CompletableFuture.completedFuture(new RecordMetadata(partition, offset, 0, 0, 0, 0));
		}

		@Override
		public synchronized void sendOffsetsToTransaction(Map<TopicPartition, OffsetAndMetadata> given,
				ConsumerGroupMetadata group) {
			if (fails()) {
				throw new CommitFailedException("a stale generation on purpose");
			}
			sendOffsets(this, group.generationId());
			super.sendOffsetsToTransaction(given, group);
			this.sentOffsets = given;
		}

		@Override
		public synchronized void commitTransaction() {
			super.commitTransaction();
			finish(this.written, this.sentOffsets);
		}

		@Override
		public synchronized void abortTransaction() {
			super.abortTransaction();
			finish(List.of(), Map.of());
		}

		private void finish(List<Written> kept, Map<TopicPartition, OffsetAndMetadata> offsets) {
			this.touched.forEach(TransactionLog.this::append);
			end(this, kept, offsets);
			this.written.clear();
			this.touched.clear();
			this.sentOffsets = Map.of();
		}

	}

}
