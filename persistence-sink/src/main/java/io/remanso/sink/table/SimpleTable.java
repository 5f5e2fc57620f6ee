package io.remanso.sink.table;

import java.util.List;

import io.remanso.sink.row.Row;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A table whose rows are written by one statement.
 */
record SimpleTable<R extends Row>(String name, Class<R> rowType, RowStatement<R> statement) implements Table<R> {

	@Override
	public int write(JdbcTemplate jdbc, List<R> rows) {
		return this.statement.write(jdbc, rows);
	}

}
