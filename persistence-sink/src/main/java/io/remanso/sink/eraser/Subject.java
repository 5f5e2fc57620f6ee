package io.remanso.sink.eraser;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who is meant.
 *
 * @param known whether any row names them
 * @param conversations of the model that are theirs; old threads are gone there
 */
record Subject(String userId, boolean known, List<String> conversations) {

	private static final Pattern PHONE = Pattern.compile("\\+?([0-9 ()-]{5,30})(?:@(?:s\\.whatsapp\\.net|c\\.us))?");

	private static final String USER = """
			select v.id
			from (select ? as id) v
			where exists (select from users u where u.id = v.id)
			union
			select a.user_id
			from user_aliases a
			where a.alias = ?
			limit 1
			""";

	private static final String CONVERSATIONS = """
			select id
			from threads
			where user_id = ?
			  and not imported
			order by id
			""";

	private static final String FORGOTTEN = """
			select exists (select
			               from forgotten_users
			               where hash = sha256(convert_to(?, 'UTF8'))
			                 and at >= ?)
			""";

	Subject {
		conversations = List.copyOf(conversations);
	}

	/** By user id, number as people write it, JID, or another id of theirs. */
	static Subject find(JdbcTemplate jdbc, String who) {
		Matcher phone = PHONE.matcher(who.strip());
		String id = phone.matches() ? phone.group(1).replaceAll("\\D", "") : who.strip();
		List<String> found = jdbc.query(USER, (row, i) -> row.getString(1), id, id);
		String userId = found.isEmpty() ? id : found.getFirst();
		return new Subject(userId, !found.isEmpty(), jdbc.query(CONVERSATIONS, (row, i) -> row.getString(1), userId));
	}

	boolean isForgotten(JdbcTemplate jdbc, Instant at) {
		return Boolean.TRUE.equals(jdbc.queryForObject(FORGOTTEN, Boolean.class, this.userId, Timestamp.from(at)));
	}

}
