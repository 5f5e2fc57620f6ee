package io.remanso.benchmarks.sink;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables that traffic fills, users first.
 */
final class Tables {

	static final List<String> NAMES = List.of("users", "threads", "context_cache", "user_states", "message_buffers",
			"messages", "deliveries", "turns", "turn_messages", "dispositions");

	private Tables() {
	}

	static long rows(String jdbcUrl) {
		long rows = 0;
		for (String table : NAMES) {
			rows += number(jdbcUrl, "select count(*) from " + table);
		}
		return rows;
	}

	static void empty(String jdbcUrl) {
		execute(jdbcUrl, "truncate " + String.join(", ", NAMES) + ", user_aliases");
		execute(jdbcUrl, "checkpoint");
	}

	static long number(String jdbcUrl, String sql) {
		try (Connection connection = DriverManager.getConnection(jdbcUrl);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getLong(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static void execute(String jdbcUrl, String sql) {
		try (Connection connection = DriverManager.getConnection(jdbcUrl);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
