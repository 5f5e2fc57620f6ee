package io.remanso.sink.table;

import io.remanso.contracts.inbound.Alias;
import io.remanso.sink.row.AliasRow;

/**
 * {@code user_aliases} mirrors {@code whatsapp.aliases}.
 */
final class UserAliasesTable {

	private static final String UPSERT = """
			insert into user_aliases as a (alias, source_offset, user_id, since)
			select v.*
			from unnest(?, ?, ?, ?) as v
			on conflict (alias) do update
			    set source_offset = excluded.source_offset,
			        user_id       = excluded.user_id,
			        since         = excluded.since
			where a.source_offset < excluded.source_offset
			""";

	private static final String DELETE = """
			delete from user_aliases a
			using unnest(?, ?) as v (alias, source_offset)
			where a.alias = v.alias
			  and a.source_offset < v.source_offset
			""";

	static final Table<AliasRow> TABLE = new MirrorTable<>("user_aliases", AliasRow.class, (row) -> row.value() != null,
			RowStatement.of(UPSERT, Column.text(AliasRow::alias), Column.bigint(AliasRow::offset),
					Column.text(Column.within(AliasRow::value, Alias::userId)),
					Column.time(Column.within(AliasRow::value, Alias::since))),
			RowStatement.of(DELETE, Column.text(AliasRow::alias), Column.bigint(AliasRow::offset)));

	private UserAliasesTable() {
	}

}
