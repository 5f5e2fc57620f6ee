package io.remanso.sink.table;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.remanso.sink.row.Row;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes rows of all types, within the caller's transaction. Every writer goes through
 * the tables in the same order and through the rows of a table in the order of their
 * keys, so that two never wait for each other in a circle.
 */
public final class Tables {

	private static final List<Table<?>> ALONE = List.of(UserStatesTable.TABLE, MessageBuffersTable.TABLE,
			UserAliasesTable.TABLE, MessagesTable.TABLE, DeliveriesTable.TABLE, TurnsTable.CLOSED_GROUP,
			TurnsTable.REPLY_GROUP, TurnsTable.END_GROUP, TurnMessagesTable.TABLE, DispositionsTable.TABLE,
			DispositionsTable.FORGOTTEN, ContextCacheTable.TABLE, DeadLettersTable.TABLE);

	private static final List<Table<?>> THREADS = List.of(ThreadsTable.IMPORTED, ThreadsTable.CLAIMED);

	// After the threads, since users point to them.
	private static final List<Table<?>> USERS = List.of(ThreadsTable.RELEASED, UsersTable.TABLE,
			ConversationColumn.TABLE);

	private final JdbcTemplate jdbc;

	public Tables(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Write rows.
	 * @param rows in the order of their records, for rows that share a key
	 * @return how many rows were changed, by table
	 */
	public Map<String, Integer> write(Collection<Row> rows) {
		Map<Class<? extends Row>, Map<String, Row>> byType = new HashMap<>();
		for (Row row : rows) {
			byType.computeIfAbsent(row.getClass(), (type) -> new HashMap<>()).merge(row.key(), row, Row::with);
		}
		Map<String, Integer> written = new LinkedHashMap<>();
		// Bare users first, since the other rows refer to them.
		written.put("users", BareUsers.write(this.jdbc,
				rows.stream().map(Row::owner).filter(Objects::nonNull).distinct().sorted().toList()));
		write(ALONE, byType, written);
		ConversationLocks.threads(this.jdbc, rows);
		write(THREADS, byType, written);
		ConversationLocks.users(this.jdbc, rows);
		write(USERS, byType, written);
		return written;
	}

	private void write(List<Table<?>> tables, Map<Class<? extends Row>, Map<String, Row>> rows,
			Map<String, Integer> written) {
		for (Table<?> table : tables) {
			Map<String, Row> found = rows.get(table.rowType());
			if (found != null) {
				written.merge(table.name(), write(table, found), Integer::sum);
			}
		}
	}

	// By the map's keys: a row makes its key anew each time it is asked.
	private <R extends Row> int write(Table<R> table, Map<String, Row> rows) {
		return table.write(this.jdbc,
				rows.entrySet()
					.stream()
					.sorted(Map.Entry.comparingByKey())
					.map((row) -> table.rowType().cast(row.getValue()))
					.toList());
	}

}
