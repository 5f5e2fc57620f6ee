package io.remanso.sink.table;

import java.util.Collection;
import java.util.Objects;

import io.remanso.sink.row.ConversationRow;
import io.remanso.sink.row.ProfileRow;
import io.remanso.sink.row.Row;
import io.remanso.sink.row.ThreadRow;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A user's rows have one writer, but a conversation can be claimed by users of several.
 * So whoever touches conversations first locks all rows of {@code threads} that it will
 * touch, then all of {@code users}, each in the order of ids: two writers then never wait
 * for each other in a circle.
 */
final class ConversationLocks {

	private static final String THREADS = """
			select count(*)
			from (select
			      from threads t
			      where t.id = any (?::text[])
			         or (t.user_id = any (?::text[]) and t.is_active)
			      order by t.id collate "C"
			      for no key update) locked
			""";

	private static final String USERS = """
			select count(*)
			from (select
			      from users u
			      where u.id = any (?::text[])
			         or u.thread_id = any (?::text[])
			      order by u.id collate "C"
			      for update) locked
			""";

	private ConversationLocks() {
	}

	/** Before the first conversation is claimed. */
	static void threads(JdbcTemplate jdbc, Collection<Row> rows) {
		String[] conversations = conversations(rows);
		if (conversations.length > 0) {
			jdbc.queryForObject(THREADS, Long.class, conversations, owners(rows));
		}
	}

	/** After the last one is claimed, and before a user's row is touched. */
	static void users(JdbcTemplate jdbc, Collection<Row> rows) {
		String[] conversations = conversations(rows);
		if (conversations.length > 0) {
			jdbc.queryForObject(USERS, Long.class, owners(rows), conversations);
		}
	}

	private static String[] conversations(Collection<Row> rows) {
		return rows.stream().filter(ThreadRow.class::isInstance).map(Row::key).distinct().toArray(String[]::new);
	}

	private static String[] owners(Collection<Row> rows) {
		return rows.stream()
			.filter((row) -> row instanceof ThreadRow || row instanceof ConversationRow || row instanceof ProfileRow)
			.map(Row::owner)
			.filter(Objects::nonNull)
			.distinct()
			.toArray(String[]::new);
	}

}
