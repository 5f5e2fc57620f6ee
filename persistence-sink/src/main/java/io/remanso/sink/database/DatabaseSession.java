package io.remanso.sink.database;

import io.remanso.launch.DatabaseException;
import io.remanso.launch.DatabaseProbe;
import io.remanso.launch.DatabaseUrl;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection, for a command that runs once. For one thread.
 */
public final class DatabaseSession implements AutoCloseable {

	private final SingleConnectionDataSource connection;

	private DatabaseSession(SingleConnectionDataSource connection) {
		this.connection = connection;
	}

	/**
	 * Connect.
	 * @param databaseUrl in either form of {@code DATABASE_URL}
	 * @throws DatabaseException where it is none, or does not answer
	 */
	public static DatabaseSession open(String databaseUrl) {
		return new DatabaseSession(
				new SingleConnectionDataSource(DatabaseProbe.open(DatabaseUrl.parse(databaseUrl)), true));
	}

	public JdbcTemplate jdbc() {
		return new JdbcTemplate(this.connection);
	}

	@Override
	public void close() {
		this.connection.destroy();
	}

}
