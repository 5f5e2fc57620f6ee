package io.remanso.sink.table;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A statement that writes many rows at once: each parameter is an array with one column's
 * values, which the SQL takes apart by {@code unnest}. So its text never depends on the
 * number of rows.
 *
 * @param sql one parameter a column
 * @param columns in the order of the parameters
 */
public record RowStatement<R>(String sql, List<Column<R>> columns) {

	public RowStatement {
		columns = List.copyOf(columns);
	}

	@SafeVarargs
	public static <R> RowStatement<R> of(String sql, Column<R>... columns) {
		List<Column<R>> list = new ArrayList<>();
		for (Column<R> column : columns) {
			list.add(column);
		}
		return new RowStatement<>(sql, list);
	}

	/** How many rows it changed. */
	public int write(JdbcTemplate jdbc, List<R> rows) {
		if (rows.isEmpty()) {
			return 0;
		}
		return jdbc.update(this.sql, (statement) -> {
			Connection connection = statement.getConnection();
			for (int i = 0; i < this.columns.size(); i++) {
				statement.setArray(i + 1, this.columns.get(i).values(connection, rows));
			}
		});
	}

}
