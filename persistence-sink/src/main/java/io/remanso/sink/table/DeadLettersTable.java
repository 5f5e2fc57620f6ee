package io.remanso.sink.table;

import io.remanso.sink.row.DeadLetterRow;

/**
 * {@code dead_letters}: what lies in the DLQ. A record that failed again at the same
 * place is one row.
 */
final class DeadLettersTable {

	private static final String INSERT = """
			insert into dead_letters (source, source_partition, source_offset, worker, error, dlq_partition, dlq_offset, at)
			select v.*
			from unnest(?, ?, ?, ?, ?, ?, ?, ?) as v
			on conflict do nothing
			""";

	static final Table<DeadLetterRow> TABLE = new SimpleTable<>("dead_letters", DeadLetterRow.class,
			RowStatement.of(INSERT, Column.text(DeadLetterRow::source), Column.integer(DeadLetterRow::partition),
					Column.bigint(DeadLetterRow::offset), Column.text(DeadLetterRow::worker),
					Column.text(DeadLetterRow::error), Column.integer(DeadLetterRow::dlqPartition),
					Column.bigint(DeadLetterRow::dlqOffset), Column.time(DeadLetterRow::at)));

	private DeadLettersTable() {
	}

}
