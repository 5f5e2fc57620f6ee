package io.remanso.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What PostgreSQL holds, as an operator would ask.
 */
public final class Database {

	private static final String COUNTS = """
			select 'users' as what, count(*) from users
			union all select 'threads', count(*) from threads
			union all select 'messages in turns', count(*) from turn_messages
			union all select 'messages out', count(*) from messages where direction = 'out'
			union all select 'message_buffers', count(*) from message_buffers
			""";

	private static final String ACTIVE_THREADS = """
			select count(*) from threads where is_active
			""";

	private static final String THREADS_OF_OTHER_USERS = """
			select count(*) from users join threads on threads.id = users.thread_id
			 where threads.user_id <> users.id
			""";

	private final Installation installation;

	public Database(Installation installation) {
		this.installation = installation;
	}

	/** How many rows of each kind there are. */
	public Map<String, Integer> counts() throws SQLException {
		Map<String, Integer> counts = new LinkedHashMap<>();
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(COUNTS)) {
			while (rows.next()) {
				counts.put(rows.getString(1), rows.getInt(2));
			}
		}
		return counts;
	}

	/** Conversations that the next turn would go on with. */
	public int activeThreads() throws SQLException {
		return count(ACTIVE_THREADS);
	}

	/** Users whose thread belongs to somebody else; must be none. */
	public int threadsOfOtherUsers() throws SQLException {
		return count(THREADS_OF_OTHER_USERS);
	}

	private int count(String sql) throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getInt(1);
		}
	}

	private Connection connect() throws SQLException {
		return DriverManager.getConnection(this.installation.jdbcUrl());
	}

}
