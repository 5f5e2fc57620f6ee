package io.remanso.sink.table;

import io.remanso.contracts.turn.OpenBuffer;
import io.remanso.sink.row.BufferRow;

/**
 * {@code message_buffers} mirrors {@code whatsapp.open-buffers}.
 */
final class MessageBuffersTable {

	private static final String UPSERT = """
			insert into message_buffers as b (user_id, source_offset, messages, first_message_at, expires_at, created_at,
			                                  set_aside, turn_in_flight)
			select v.*
			from unnest(?, ?, ?, ?, ?, ?, ?, ?) as v
			on conflict (user_id) do update
			    set source_offset    = excluded.source_offset,
			        messages         = excluded.messages,
			        first_message_at = excluded.first_message_at,
			        expires_at       = excluded.expires_at,
			        created_at       = excluded.created_at,
			        set_aside        = excluded.set_aside,
			        turn_in_flight   = excluded.turn_in_flight
			where b.source_offset < excluded.source_offset
			""";

	private static final String DELETE = """
			delete from message_buffers b
			using unnest(?, ?) as v (user_id, source_offset)
			where b.user_id = v.user_id
			  and b.source_offset < v.source_offset
			""";

	static final Table<BufferRow> TABLE = new MirrorTable<>("message_buffers", BufferRow.class,
			(row) -> row.buffer() != null,
			RowStatement.of(UPSERT, Column.text(BufferRow::userId), Column.bigint(BufferRow::offset),
					Column.json(Column.within(BufferRow::buffer, OpenBuffer::messages)),
					Column.time(Column.within(BufferRow::buffer, OpenBuffer::firstMessageAt)),
					Column.time(Column.within(BufferRow::buffer, OpenBuffer::deadline)),
					Column.time(Column.within(BufferRow::buffer, OpenBuffer::updatedAt)),
					Column.integer(Column.within(BufferRow::buffer, OpenBuffer::setAside)),
					Column.text(Column.within(BufferRow::buffer, OpenBuffer::turnInFlight))),
			RowStatement.of(DELETE, Column.text(BufferRow::userId), Column.bigint(BufferRow::offset)));

	private MessageBuffersTable() {
	}

}
