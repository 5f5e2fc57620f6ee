package io.remanso.sink.table;

import io.remanso.sink.row.TurnMessageRow;

/**
 * {@code turn_messages}: which inbound records a turn holds. A table of its own, so that
 * a message's row is written once, whether its record or its turn is read first.
 */
final class TurnMessagesTable {

	private static final String INSERT = """
			insert into turn_messages (inbound_partition, inbound_offset, turn_id, position, again, author, received_at)
			select v.*
			from unnest(?, ?, ?, ?, ?, ?, ?) as v
			on conflict do nothing
			""";

	static final Table<TurnMessageRow> TABLE = new SimpleTable<>("turn_messages", TurnMessageRow.class,
			RowStatement.of(INSERT, Column.integer((row) -> row.message().partition()),
					Column.bigint((row) -> row.message().offset()), Column.text(TurnMessageRow::turnId),
					Column.integer(TurnMessageRow::position), Column.bool(TurnMessageRow::again),
					Column.word((row) -> row.message().author()), Column.time((row) -> row.message().receivedAt())));

	private TurnMessagesTable() {
	}

}
