package io.remanso.sink.table;

import java.util.List;

import io.remanso.sink.row.Row;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes the rows of one type. Within a transaction; writing the same rows again changes
 * nothing.
 */
interface Table<R extends Row> {

	/** The table's name. */
	String name();

	/** What it takes. */
	Class<R> rowType();

	/**
	 * Write them, in the order given.
	 * @param rows no two with the same key
	 * @return how many rows were changed
	 */
	int write(JdbcTemplate jdbc, List<R> rows);

}
