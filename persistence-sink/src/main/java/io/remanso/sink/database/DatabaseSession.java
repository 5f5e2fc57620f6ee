package io.remanso.sink.database;

import java.time.Duration;

import io.remanso.launch.DatabaseProbe;
import io.remanso.launch.DatabaseUrl;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection, for a command that runs once. For one thread.
 */
public final class DatabaseSession implements AutoCloseable {

	// A server that is busy, or just starting, answers after some tries.
	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private final SingleConnectionDataSource connection;

	private DatabaseSession(SingleConnectionDataSource connection) {
		this.connection = connection;
	}

	/**
	 * Connect.
	 * @param databaseUrl in either form of {@code DATABASE_URL}
	 * @throws io.remanso.launch.DatabaseException where it is none, or does not answer
	 */
	public static DatabaseSession open(String databaseUrl) {
		DatabaseUrl url = DatabaseUrl.parse(databaseUrl);
		DatabaseProbe.await(url, PATIENCE);
		return new DatabaseSession(new SingleConnectionDataSource(DatabaseProbe.open(url), true));
	}

	public JdbcTemplate jdbc() {
		return new JdbcTemplate(this.connection);
	}

	@Override
	public void close() {
		this.connection.destroy();
	}

}
