package io.remanso.sink.forget;

import java.util.Collection;
import java.util.List;

import io.remanso.sink.row.ForgetRow;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Removes what is known: conversations, context, state, open buffer, other ids, profile.
 * The user's row goes too, where nothing younger refers to it.
 */
final class KnowledgeErasure {

	private static final String ORDERS = "unnest(?::text[], ?::timestamptz[]) as f (user_id, at)";

	private static final String POINTERS = """
			update users u
			set thread_id = null
			from threads t, %s
			where t.user_id = f.user_id
			  and t.claimed_at <= f.at
			  and u.id = f.user_id
			  and u.thread_id = t.id
			""".formatted(ORDERS);

	private static final String THREADS = delete("threads", "claimed_at");

	private static final String CONTEXT = delete("context_cache", "created_at");

	private static final List<String> MIRRORS = List.of(delete("user_states", "updated_at"),
			delete("message_buffers", "created_at"), delete("user_aliases", "since"));

	private static final String PROFILES = """
			update users u
			set name           = null,
			    chat_id        = null,
			    gateway        = null,
			    channel        = null,
			    labels         = '[]',
			    profile_offset = -1
			from %s
			where u.id = f.user_id
			  and u.profile_offset >= 0
			  and u.last_activity <= f.at
			""".formatted(ORDERS);

	private static final String USERS = """
			delete from users u
			where u.id = any (?::text[])
			  and u.chat_id is null
			  and not exists (select from threads x where x.user_id = u.id)
			  and not exists (select from context_cache x where x.user_id = u.id)
			  and not exists (select from user_states x where x.user_id = u.id)
			  and not exists (select from message_buffers x where x.user_id = u.id)
			  and not exists (select from user_aliases x where x.user_id = u.id)
			  and not exists (select from messages x where x.user_id = u.id)
			  and not exists (select from turns x where x.user_id = u.id)
			  and not exists (select from deliveries x where x.user_id = u.id)
			  and not exists (select from dispositions x where x.user_id = u.id)
			""";

	private final JdbcTemplate jdbc;

	KnowledgeErasure(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** What turns left behind that ended until then. */
	void conversations(List<ForgetRow> ends) {
		this.jdbc.update(POINTERS, HistoryErasure.arguments(ends));
		this.jdbc.update(THREADS, HistoryErasure.arguments(ends));
		this.jdbc.update(CONTEXT, HistoryErasure.arguments(ends));
	}

	void mirrors(List<ForgetRow> orders) {
		MIRRORS.forEach((sql) -> this.jdbc.update(sql, HistoryErasure.arguments(orders)));
	}

	void profiles(List<ForgetRow> orders) {
		this.jdbc.update(PROFILES, HistoryErasure.arguments(orders));
	}

	/** The rows of users of whom nothing is left. */
	void users(Collection<String> users) {
		this.jdbc.update(USERS, (Object) users.stream().sorted().toArray(String[]::new));
	}

	private static String delete(String table, String time) {
		return """
				delete from %s x
				using %s
				where x.user_id = f.user_id
				  and x.%s <= f.at
				""".formatted(table, ORDERS, time);
	}

}
