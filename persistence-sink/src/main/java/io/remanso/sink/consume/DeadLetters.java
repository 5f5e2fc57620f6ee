package io.remanso.sink.consume;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.remanso.contracts.topic.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Puts what can't be written into {@code whatsapp.dlq}, before the offset moves past it.
 * What lies there already, by the table that mirrors it, is not put there again, so that
 * reading a topic once more adds nothing.
 */
final class DeadLetters {

	static final String WORKER = "persistence-sink";

	private static final Logger logger = LoggerFactory.getLogger(DeadLetters.class);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String KNOWN = """
			select exists (select
			               from dead_letters
			               where source = ?
			                 and source_partition = ?
			                 and source_offset = ?
			                 and worker = ?)
			""";

	private final KafkaTemplate<byte[], byte[]> kafka;

	private final JdbcTemplate jdbc;

	private final SinkMetrics metrics;

	DeadLetters(KafkaTemplate<byte[], byte[]> kafka, JdbcTemplate jdbc, SinkMetrics metrics) {
		this.kafka = kafka;
		this.jdbc = jdbc;
		this.metrics = metrics;
	}

	/** Returns when the broker has it. */
	void put(ConsumerRecord<byte[], byte[]> record, String error) {
		Boolean known = this.jdbc.queryForObject(KNOWN, Boolean.class, record.topic(), record.partition(),
				record.offset(), WORKER);
		if (Boolean.TRUE.equals(known)) {
			return;
		}
		logger.warn("to the DLQ: {}-{} offset {}: {}", record.topic(), record.partition(), record.offset(), error);
		this.metrics.poison(record.topic());
		DeadLetter letter = new DeadLetter(record.topic(), record.partition(), record.offset(), WORKER, error);
		try {
			this.kafka.send(letter.record(record.key(), record.value(), record.headers()))
				.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("the DLQ takes no record", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while writing to the DLQ", ex);
		}
	}

}
