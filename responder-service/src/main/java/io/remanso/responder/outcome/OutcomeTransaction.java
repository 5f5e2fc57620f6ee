package io.remanso.responder.outcome;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.responder.partition.CommitPoint;
import io.remanso.responder.partition.Tenure;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a batch in one transaction: the records, and with the group's generation the
 * offsets that may be committed now, also where none has moved, since only they make the
 * broker check the generation. Used by the writer thread alone.
 */
public final class OutcomeTransaction implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(OutcomeTransaction.class);

	private static final int COMMIT_ATTEMPTS = 5;

	private final Supplier<Producer<byte[], byte[]>> producers;

	private final WrittenCheck check;

	private @Nullable Producer<byte[], byte[]> producer;

	/**
	 * Without a producer yet.
	 * @param producers makes a transactional producer that is not initialised
	 * @param check reads back what nobody knows to be written
	 */
	public OutcomeTransaction(Supplier<Producer<byte[], byte[]>> producers, WrittenCheck check) {
		this.producers = producers;
		this.check = check;
	}

	/**
	 * Take the transactional id over now: what an earlier process of this name left open
	 * is aborted, and keeps readers waiting no longer. Where that fails it is tried again
	 * with the first batch.
	 */
	void prepare() {
		try {
			open();
		}
		catch (KafkaException ex) {
			logger.warn("a producer is not ready yet: {}", ex.toString());
			reset();
		}
	}

	Result commit(List<Entry> entries, ConsumerGroupMetadata generation) {
		boolean committing = false;
		try {
			Producer<byte[], byte[]> open = open();
			long begun = System.nanoTime();
			open.beginTransaction();
			Map<Tenure, Long> ends = send(open, entries);
			open.sendOffsetsToTransaction(offsets(entries, ends), generation);
			committing = true;
			commit(open);
			ends.forEach(Tenure::outcomesEnd);
			ends.keySet().forEach((tenure) -> tenure.committed(Entry.finished(entries, tenure), begun));
			return Result.COMMITTED;
		}
		catch (CommitFailedException ex) {
			abort();
			return Result.STALE_GENERATION;
		}
		catch (KafkaException | IllegalStateException ex) {
			logger.warn("a transaction of {} entries failed: {}", entries.size(), ex.toString());
			if (committing) {
				return Result.UNKNOWN;
			}
			abort();
			return Result.ABORTED;
		}
	}

	@Override
	public void close() {
		reset();
	}

	private Producer<byte[], byte[]> open() {
		Producer<byte[], byte[]> open = this.producer;
		if (open == null) {
			open = this.producers.get();
			this.producer = open;
			open.initTransactions();
		}
		return open;
	}

	// All records are acknowledged before the generation is checked: so whatever a later
	// owner finds beyond its start was refused.
	private static Map<Tenure, Long> send(Producer<byte[], byte[]> producer, List<Entry> entries) {
		Map<Tenure, Long> ends = new LinkedHashMap<>();
		Map<Entry, List<Future<RecordMetadata>>> sent = new LinkedHashMap<>();
		for (Entry entry : entries) {
			ends.putIfAbsent(entry.tenure(), entry.tenure().outcomesEnd());
			List<Future<RecordMetadata>> futures = new ArrayList<>();
			for (ProducerRecord<byte[], byte[]> record : entry.records()) {
				futures.add(producer.send(record));
			}
			sent.put(entry, futures);
		}
		producer.flush();
		sent.forEach((entry, futures) -> futures.forEach((future) -> {
			RecordMetadata metadata = await(future);
			if (metadata.topic().equals(Topics.OUTCOMES.name())) {
				ends.merge(entry.tenure(), metadata.offset() + 1, Math::max);
			}
		}));
		return ends;
	}

	private static RecordMetadata await(Future<RecordMetadata> future) {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof KafkaException kafka) ? kafka : new KafkaException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptException(ex);
		}
	}

	private static Map<TopicPartition, OffsetAndMetadata> offsets(List<Entry> entries, Map<Tenure, Long> ends) {
		Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
		ends.forEach((tenure, end) -> {
			CommitPoint point = tenure.commitPoint(Entry.finished(entries, tenure), end);
			offsets.put(new TopicPartition(Topics.CLOSED_BUFFERS.name(), tenure.partition()), point.toKafka());
		});
		return offsets;
	}

	// A commit that timed out may be repeated, and must be until it is known.
	private static void commit(Producer<byte[], byte[]> producer) {
		for (int attempt = 1; attempt < COMMIT_ATTEMPTS; attempt++) {
			try {
				producer.commitTransaction();
				return;
			}
			catch (TimeoutException ex) {
				logger.warn("commit {} timed out", attempt);
			}
		}
		producer.commitTransaction();
	}

	private void abort() {
		Producer<byte[], byte[]> open = this.producer;
		if (open == null) {
			return;
		}
		try {
			open.abortTransaction();
		}
		catch (KafkaException | IllegalStateException ex) {
			logger.warn("abort failed, starting a new producer: {}", ex.toString());
			reset();
		}
	}

	/**
	 * Learn what became of a batch whose commit was not answered. A new producer of the
	 * same transactional id ends what the old one left open; then the topic tells.
	 * @return the entries that are still to be written: all or none
	 */
	List<Entry> settle(List<Entry> entries) throws InterruptedException {
		reset();
		open();
		for (Entry entry : entries) {
			for (ProducerRecord<byte[], byte[]> record : entry.records()) {
				String id = EventHeaders.get(record.headers(), EventHeaders.ID);
				if (id != null && record.topic().equals(Topics.OUTCOMES.name())) {
					return settled(entries,
							this.check.isWritten(id, entry.tenure().partition(), entry.tenure().outcomesEnd()));
				}
			}
		}
		return entries;
	}

	private static List<Entry> settled(List<Entry> entries, boolean written) {
		if (!written) {
			return entries;
		}
		for (Tenure tenure : entries.stream().map(Entry::tenure).distinct().toList()) {
			tenure.committed(Entry.finished(entries, tenure), tenure.provenAt());
		}
		return List.of();
	}

	private void reset() {
		Producer<byte[], byte[]> open = this.producer;
		this.producer = null;
		if (open != null) {
			try {
				open.close(Duration.ofSeconds(2));
			}
			catch (KafkaException ex) {
				logger.warn("closing a producer failed: {}", ex.toString());
			}
		}
	}

	/** What became of a batch. */
	enum Result {

		COMMITTED,

		/** The group has moved on; nothing was written. */
		STALE_GENERATION,

		/** Something went wrong; nothing was written. */
		ABORTED,

		/** The commit was not answered. */
		UNKNOWN

	}

}
