package io.remanso.sink.consume;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells rows that PostgreSQL will never take from a database that can't be reached just
 * now.
 */
final class RefusedByDatabase {

	// Data exceptions, integrity violations, limits of the program.
	private static final Set<String> CLASSES = Set.of("22", "23", "54");

	// A user's row went away between two statements (an erasure): it works the next time.
	private static final String FOREIGN_KEY = "23503";

	private static final int CLASS_LENGTH = 2;

	private RefusedByDatabase() {
	}

	/**
	 * Why the rows are refused for good; empty where they are not. Never the database's
	 * own words: they quote the row.
	 */
	static Optional<String> reason(Throwable failure) {
		return Stream.iterate(failure, (ex) -> ex != null, Throwable::getCause)
			.filter(SQLException.class::isInstance)
			.map((ex) -> ((SQLException) ex).getSQLState())
			.filter(RefusedByDatabase::isFinal)
			.findFirst()
			.map((state) -> "PostgreSQL refuses it: SQLSTATE " + state);
	}

	private static boolean isFinal(String state) {
		return state != null && state.length() > CLASS_LENGTH && CLASSES.contains(state.substring(0, CLASS_LENGTH))
				&& !state.equals(FOREIGN_KEY);
	}

}
