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

	// By union and not by "or": PostgreSQL would go through both arrays for each row.
	private static final String THREADS = """
			select count(*)
			from (select
			      from threads t
			      where t.id in (select x.id
			                     from unnest(?::text[]) as v (id)
			                              join threads x on x.id = v.id
			                     union
			                     select x.id
			                     from unnest(?::text[]) as v (user_id)
			                              join threads x on x.user_id = v.user_id
			                     where x.is_active)
			      order by t.id collate "C"
			      for no key update of t) locked
			""";

	private static final String USERS = """
			select count(*)
			from (select
			      from users u
			      where u.id in (select x.id
			                     from unnest(?::text[]) as v (id)
			                              join users x on x.id = v.id
			                     union
			                     select x.id
			                     from unnest(?::text[]) as v (thread_id)
			                              join users x on x.thread_id = v.thread_id)
			      order by u.id collate "C"
			      for update of u) locked
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
