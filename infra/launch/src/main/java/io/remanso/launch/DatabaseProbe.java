package io.remanso.launch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks once a second whether the database answers, before anything is built on it.
 */
public final class DatabaseProbe {

	private static final String TIMEOUT_S = "3";

	private DatabaseProbe() {
	}

	/**
	 * Returns when it answers.
	 * @throws DatabaseException where it has not answered for that long, or never will
	 */
	public static void await(DatabaseUrl url, Duration patience) {
		long deadline = System.nanoTime() + patience.toNanos();
		while (true) {
			try {
				connect(url).close();
				return;
			}
			catch (SQLException ex) {
				if (isFinal(ex) || System.nanoTime() >= deadline) {
					throw DatabaseException.unreachable(url, ex);
				}
				pause();
			}
		}
	}

	/**
	 * One connection, now; the caller closes it.
	 * @throws DatabaseException where it does not answer
	 */
	public static Connection open(DatabaseUrl url) {
		try {
			return connect(url);
		}
		catch (SQLException ex) {
			throw DatabaseException.unreachable(url, ex);
		}
	}

	private static Connection connect(DatabaseUrl url) throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("connectTimeout", TIMEOUT_S);
		properties.setProperty("loginTimeout", TIMEOUT_S);
		if (url.user() != null) {
			properties.setProperty("user", url.user());
		}
		if (url.password() != null) {
			properties.setProperty("password", url.password());
		}
		return DriverManager.getConnection(url.jdbcUrl(), properties);
	}

	// Wrong user or password, no such database: waiting helps nobody.
	private static boolean isFinal(SQLException failure) {
		String state = String.valueOf(failure.getSQLState());
		return state.startsWith("28") || state.equals("3D000");
	}

	private static void pause() {
		try {
			boolean ignored = new CountDownLatch(1).await(1, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while waiting for the database", ex);
		}
	}

}
