package io.remanso.sink.tool;

import java.sql.SQLException;
import java.util.stream.Stream;

import org.springframework.dao.DataAccessException;

/**
 * Why the database would not, in one line.
 */
final class DatabaseTrouble {

	private static final String NO_SUCH_TABLE = "42P01";

	private DatabaseTrouble() {
	}

	static String line(DataAccessException failure) {
		String state = Stream.iterate((Throwable) failure, (ex) -> ex != null, Throwable::getCause)
			.filter(SQLException.class::isInstance)
			.map((ex) -> String.valueOf(((SQLException) ex).getSQLState()))
			.findFirst()
			.orElse("");
		if (state.equals(NO_SUCH_TABLE)) {
			return "the tables are not there yet: start persistence-sink (or infra/up) on this database first";
		}
		return "PostgreSQL went away or refused (SQLSTATE %s): run the command again".formatted(state);
	}

}
