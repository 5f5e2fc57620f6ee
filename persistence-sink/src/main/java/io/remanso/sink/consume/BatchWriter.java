package io.remanso.sink.consume;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.remanso.sink.decode.Decoded;
import io.remanso.sink.decode.RecordDecoder;
import io.remanso.sink.forget.Forgetting;
import io.remanso.sink.offset.ConsumerOffsets;
import io.remanso.sink.offset.Positions;
import io.remanso.sink.row.Row;
import io.remanso.sink.table.Tables;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes a batch of records and the offsets after them in one transaction. Where
 * PostgreSQL refuses a row for good, the batch is halved until the record is found that
 * it comes from; that one goes to the DLQ, the rest is written.
 */
final class BatchWriter {

	private final RecordDecoder decoder = new RecordDecoder();

	private final TransactionOperations transactions;

	private final Forgetting forgetting;

	private final Tables tables;

	private final ConsumerOffsets offsets;

	private final Positions positions;

	private final DeadLetters deadLetters;

	private final SinkMetrics metrics;

	BatchWriter(TransactionOperations transactions, Forgetting forgetting, Tables tables, ConsumerOffsets offsets,
			Positions positions, DeadLetters deadLetters, SinkMetrics metrics) {
		this.transactions = transactions;
		this.forgetting = forgetting;
		this.tables = tables;
		this.offsets = offsets;
		this.positions = positions;
		this.deadLetters = deadLetters;
		this.metrics = metrics;
	}

	/**
	 * Write records, each partition's in its order.
	 * @throws UnknownPositionException where the database was not asked yet where a
	 * partition goes on
	 */
	void write(List<ConsumerRecord<byte[], byte[]>> records) {
		List<Parsed> parsed = new ArrayList<>(records.size());
		for (ConsumerRecord<byte[], byte[]> record : records) {
			if (record.offset() >= next(partition(record))) {
				parsed.add(new Parsed(record, rows(record)));
			}
		}
		writeParsed(parsed);
	}

	private List<Row> rows(ConsumerRecord<byte[], byte[]> record) {
		return switch (this.decoder.decode(record)) {
			case Decoded.Rows rows -> rows.rows();
			case Decoded.Poison poison -> {
				this.deadLetters.put(record, poison.error());
				yield List.of();
			}
		};
	}

	private void writeParsed(List<Parsed> parsed) {
		if (parsed.isEmpty()) {
			return;
		}
		try {
			commit(parsed);
		}
		catch (DataAccessException ex) {
			Optional<String> refused = RefusedByDatabase.reason(ex);
			if (refused.isEmpty()) {
				throw ex;
			}
			withoutRefused(parsed, refused.get());
		}
	}

	private void withoutRefused(List<Parsed> parsed, String reason) {
		if (parsed.size() > 1) {
			int half = parsed.size() / 2;
			writeParsed(parsed.subList(0, half));
			writeParsed(parsed.subList(half, parsed.size()));
		}
		else {
			ConsumerRecord<byte[], byte[]> record = parsed.getFirst().record();
			this.deadLetters.put(record, reason);
			commit(List.of(new Parsed(record, List.of())));
		}
	}

	private void commit(List<Parsed> parsed) {
		Map<TopicPartition, ConsumerOffsets.Advance> advances = advances(parsed);
		List<Row> rows = parsed.stream().flatMap((one) -> one.rows().stream()).toList();
		Map<String, Integer> written = this.metrics.batch(() -> inTransaction(advances, rows));
		this.positions.moved(advances);
		this.metrics.committed(written, newest(parsed));
	}

	private Map<String, Integer> inTransaction(Map<TopicPartition, ConsumerOffsets.Advance> advances, List<Row> rows) {
		Map<String, Integer> written = this.transactions.execute((status) -> {
			this.offsets.advance(advances);
			return this.forgetting.around(rows, this.tables::write);
		});
		return Objects.requireNonNull(written);
	}

	private Map<TopicPartition, ConsumerOffsets.Advance> advances(List<Parsed> parsed) {
		Map<TopicPartition, ConsumerOffsets.Advance> advances = new HashMap<>();
		// The last record of each partition counts, and records of one lie together.
		for (int i = 0; i < parsed.size(); i++) {
			ConsumerRecord<?, ?> record = parsed.get(i).record();
			if (i + 1 == parsed.size() || !isSamePartition(record, parsed.get(i + 1).record())) {
				TopicPartition partition = partition(record);
				advances.put(partition, new ConsumerOffsets.Advance(next(partition), record.offset() + 1));
			}
		}
		return advances;
	}

	private long next(TopicPartition partition) {
		Long next = this.positions.next(partition);
		if (next == null) {
			throw new UnknownPositionException(partition);
		}
		return next;
	}

	private static Instant newest(List<Parsed> parsed) {
		return Instant.ofEpochMilli(parsed.stream().mapToLong((one) -> one.record().timestamp()).max().orElse(0));
	}

	private static boolean isSamePartition(ConsumerRecord<?, ?> one, ConsumerRecord<?, ?> other) {
		return one.partition() == other.partition() && one.topic().equals(other.topic());
	}

	private static TopicPartition partition(ConsumerRecord<?, ?> record) {
		return new TopicPartition(record.topic(), record.partition());
	}

	private record Parsed(ConsumerRecord<byte[], byte[]> record, List<Row> rows) {
	}

}
