package io.remanso.responder.outcome;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.wire.Unquoted;
import io.remanso.responder.partition.CommitPoint;
import io.remanso.responder.partition.Moment;
import io.remanso.responder.partition.Tenure;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
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

	private @Nullable RecordMetadata witness;

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
			logger.warn("a producer is not ready yet: {}", Unquoted.line(ex));
			reset();
		}
	}

	/**
	 * Try once.
	 * @param begun now: younger the commit is not
	 */
	Attempt commit(List<Entry> entries, ConsumerGroupMetadata generation, Moment begun) {
		boolean committing = false;
		this.witness = null;
		try {
			Producer<byte[], byte[]> open = open();
			open.beginTransaction();
			// All records are acknowledged before the generation is checked: so whatever
			// a later owner finds beyond its start was refused.
			Sent sent = Sent.all(open, entries);
			this.witness = sent.witness();
			open.sendOffsetsToTransaction(offsets(entries, sent.ends()), generation);
			committing = true;
			commit(open);
			sent.ends().forEach(Tenure::outcomesEnd);
			sent.ends().keySet().forEach((tenure) -> tenure.committed(Entry.finished(entries, tenure), begun));
			return new Attempt.Committed();
		}
		catch (KafkaException | IllegalStateException ex) {
			if (committing) {
				logger.warn("the commit of {} entries failed: {}", entries.size(), Unquoted.line(ex));
				return new Attempt.Unanswered();
			}
			return failed(entries, ex);
		}
	}

	private Attempt failed(List<Entry> entries, RuntimeException thrown) {
		Fault fault = Fault.of(thrown);
		String error = Unquoted.line(thrown);
		switch (fault) {
			case STALE_GENERATION ->
				logger.info("the group has a new generation: {} entries are written again", entries.size());
			case DENIED_ALL -> logger.error("no turn can be recorded before we are given the right to: {}", error);
			default -> logger.warn("a transaction of {} entries failed: {}", entries.size(), error);
		}
		if (fault == Fault.PRODUCER || fault == Fault.DENIED_ALL) {
			reset();
		}
		else {
			abort();
		}
		return new Attempt.Failed(fault, (thrown instanceof NotSentException record) ? record.topic() : "", error);
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
			logger.warn("abort failed, starting a new producer: {}", Unquoted.line(ex));
			reset();
		}
	}

	/**
	 * Learn what became of a batch whose commit was not answered. A new producer of the
	 * same transactional id ends what the old one left open; then the topic tells. Any
	 * record will do, since all are written or none; and a batch without records may be
	 * committed twice.
	 * @return whether it is written
	 */
	boolean settle(List<Entry> entries) throws InterruptedException {
		reset();
		open();
		if (this.witness == null || !this.check.isWritten(this.witness)) {
			return false;
		}
		for (Tenure tenure : entries.stream().map(Entry::tenure).distinct().toList()) {
			tenure.committed(Entry.finished(entries, tenure));
		}
		return true;
	}

	private void reset() {
		Producer<byte[], byte[]> open = this.producer;
		this.producer = null;
		if (open != null) {
			try {
				open.close(Duration.ofSeconds(2));
			}
			catch (KafkaException ex) {
				logger.warn("closing a producer failed: {}", Unquoted.line(ex));
			}
		}
	}

}
