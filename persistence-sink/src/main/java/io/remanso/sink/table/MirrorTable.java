package io.remanso.sink.table;

import java.util.List;
import java.util.function.Predicate;

import io.remanso.sink.row.Row;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A table that mirrors a compacted topic: a tombstone removes the row. Both statements
 * look at the offset, so that an older record never undoes a newer one.
 */
record MirrorTable<R extends Row>(String name, Class<R> rowType, Predicate<R> present, RowStatement<R> upsert,
		RowStatement<R> delete) implements Table<R> {

	@Override
	public int write(JdbcTemplate jdbc, List<R> rows) {
		return this.delete.write(jdbc, rows.stream().filter(this.present.negate()).toList())
				+ this.upsert.write(jdbc, rows.stream().filter(this.present).toList());
	}

}
