package io.remanso.responder.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.remanso.contracts.topic.Topics;
import io.remanso.responder.partition.Tenure;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * The records of one transaction, all acknowledged.
 *
 * @param ends the end of {@code outcomes} behind them, of each tenure that writes
 * @param witness where one of the records lies, or null where none is known
 */
record Sent(Map<Tenure, Long> ends, @Nullable RecordMetadata witness) {

	/** Send all, and wait until all are acknowledged. */
	static Sent all(Producer<byte[], byte[]> producer, List<Entry> entries) {
		Map<Tenure, Long> ends = new LinkedHashMap<>();
		List<OnItsWay> sent = new ArrayList<>();
		for (Entry entry : entries) {
			ends.putIfAbsent(entry.tenure(), entry.tenure().outcomesEnd());
			for (ProducerRecord<byte[], byte[]> record : entry.records()) {
				sent.add(new OnItsWay(entry.tenure(), record.topic(), send(producer, record, sent)));
			}
		}
		producer.flush();
		RecordMetadata witness = null;
		for (OnItsWay one : sent) {
			RecordMetadata acknowledged = one.acknowledged();
			// A broker that takes one for a repetition may not tell where it lies.
			witness = acknowledged.hasOffset() ? acknowledged : witness;
			if (acknowledged.topic().equals(Topics.OUTCOMES.name())) {
				ends.merge(one.tenure(), acknowledged.offset() + 1, Math::max);
			}
		}
		return new Sent(ends, witness);
	}

	// Nothing can follow a record that failed. Where the producer says so only at the
	// next one, it is that earlier one's fault.
	private static Future<RecordMetadata> send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record,
			List<OnItsWay> before) {
		try {
			Future<RecordMetadata> future = producer.send(record);
			if (future.state() == Future.State.FAILED) {
				throw new NotSentException(record.topic(), future.exceptionNow());
			}
			return future;
		}
		catch (NotSentException ex) {
			throw ex;
		}
		catch (KafkaException | IllegalStateException ex) {
			Optional<OnItsWay> failed = before.stream()
				.filter((one) -> one.future().state() == Future.State.FAILED)
				.findFirst();
			throw failed.map((one) -> new NotSentException(one.topic(), one.future().exceptionNow()))
				.orElseGet(() -> new NotSentException(record.topic(), ex));
		}
	}

	/** One record. */
	private record OnItsWay(Tenure tenure, String topic, Future<RecordMetadata> future) {

		RecordMetadata acknowledged() {
			try {
				return this.future.get();
			}
			catch (ExecutionException ex) {
				throw new NotSentException(this.topic, ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new InterruptException(ex);
			}
		}

	}

}
