package io.remanso.sink.table;

import io.remanso.sink.row.ContextRow;

/**
 * {@code context_cache}: the newest context line of each user.
 */
final class ContextCacheTable {

	private static final String UPSERT = """
			insert into context_cache as c (user_id, source_offset, context_text, created_at, expires_at)
			select v.*
			from unnest(?, ?, ?, ?, ?) as v
			on conflict (user_id) do update
			    set source_offset = excluded.source_offset,
			        context_text  = excluded.context_text,
			        created_at    = excluded.created_at,
			        expires_at    = excluded.expires_at
			where c.source_offset < excluded.source_offset
			""";

	static final Table<ContextRow> TABLE = new SimpleTable<>("context_cache", ContextRow.class,
			RowStatement.of(UPSERT, Column.text(ContextRow::userId), Column.bigint(ContextRow::offset),
					Column.text((row) -> row.context().text()), Column.time(ContextRow::at),
					Column.time((row) -> row.context().expiresAt())));

	private ContextCacheTable() {
	}

}
