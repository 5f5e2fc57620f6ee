package io.remanso.launch;

import java.sql.SQLException;

/**
 * The database can't be used as it is given. The message is one line for people, without
 * password.
 */
public final class DatabaseException extends StartException {

	private static final long serialVersionUID = 1L;

	private DatabaseException(String message) {
		super(message);
	}

	static DatabaseException notAUrl() {
		return new DatabaseException("DATABASE_URL is no address of a PostgreSQL database: write it as "
				+ "postgres://user:password@host:5432/database or jdbc:postgresql://host:5432/database?user=…");
	}

	static DatabaseException unprintable() {
		return new DatabaseException(
				"DATABASE_URL can't be used: a line break or another control character is within it; copy it again");
	}

	/** The cause is left out on purpose: its words may hold the password. */
	static DatabaseException unreachable(DatabaseUrl url, SQLException failure) {
		String state = String.valueOf(failure.getSQLState());
		if (state.startsWith("28")) {
			return new DatabaseException("PostgreSQL at %s refuses the user or password of DATABASE_URL: correct them"
				.formatted(url.place()));
		}
		if (state.equals("3D000")) {
			return new DatabaseException("PostgreSQL has no database %s (DATABASE_URL): create it, or correct the name"
				.formatted(url.place()));
		}
		return new DatabaseException(
				"no PostgreSQL answers at %s (DATABASE_URL): start it, or correct the address".formatted(url.place()));
	}

}
