package io.remanso.sink.importer;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the tables have of the people in the files, as of one look.
 *
 * @param users those with a row, which may be bare
 * @param threadOwners whose each thread is
 * @param forgotten users who were to be forgotten once
 */
record Known(Map<String, User> users, Map<String, String> threadOwners, Set<String> forgotten) {

	private static final String USERS = """
			select u.id, u.chat_id is not null, u.name is not null, u.labels <> '[]',
			       least(u.created_at, u.last_activity), greatest(u.created_at, u.last_activity)
			from users u
			where u.id = any (?)
			""";

	private static final String THREADS = "select id, user_id from threads where id = any (?)";

	private static final String FORGOTTEN = """
			select v.id
			from unnest(?::text[]) as v (id)
			         join forgotten_users f on f.hash = sha256(convert_to(v.id, 'UTF8'))
			""";

	Known {
		users = Map.copyOf(users);
		threadOwners = Map.copyOf(threadOwners);
		forgotten = Set.copyOf(forgotten);
	}

	static Known of(JdbcTemplate jdbc, Collection<Person> people) {
		String[] ids = people.stream().map(Person::userId).toArray(String[]::new);
		String[] threadIds = people.stream()
			.flatMap((person) -> person.threads().stream())
			.map(Person.Conversation::id)
			.toArray(String[]::new);
		Map<String, User> users = new HashMap<>();
		jdbc.query(USERS, (row) -> {
			users.put(row.getString(1), new User(row.getBoolean(2), row.getBoolean(3), row.getBoolean(4),
					instant(row.getTimestamp(5)), instant(row.getTimestamp(6))));
		}, (Object) ids);
		Map<String, String> owners = new HashMap<>();
		jdbc.query(THREADS, (row) -> {
			owners.put(row.getString(1), row.getString(2));
		}, (Object) threadIds);
		List<String> forgotten = jdbc.query(FORGOTTEN, (row, i) -> row.getString(1), (Object) ids);
		return new Known(users, owners, new HashSet<>(forgotten));
	}

	private static Instant instant(Timestamp time) {
		return time.toInstant();
	}

	/**
	 * Whether importing this person would change nothing. Of a bare user that is so where
	 * the files know no more than the threads that are there already: an export of them.
	 */
	boolean covers(Person person) {
		User user = this.users.get(person.userId());
		return user != null && user.holds(person) && (user.labelled() || person.labels().isEmpty())
				&& (user.profiled() || ownsAll(person));
	}

	/**
	 * Whether the profile has it. Labels don't count: an operator may have taken them all
	 * away.
	 */
	boolean has(Person person) {
		User user = this.users.get(person.userId());
		return user != null && user.profiled() && user.holds(person);
	}

	private boolean ownsAll(Person person) {
		return !person.threads().isEmpty()
				&& person.threads().stream().allMatch((thread) -> person.userId().equals(ownerOf(thread)));
	}

	/** Whose the thread is, or null where it is not there. */
	@Nullable String ownerOf(Person.Conversation thread) {
		return this.threadOwners.get(thread.id());
	}

	/** A profile, as far as it matters here. */
	record User(boolean profiled, boolean named, boolean labelled, Instant first, Instant last) {

		private boolean holds(Person person) {
			return (this.named || person.name() == null) && !this.first.isAfter(person.first())
					&& !this.last.isBefore(person.last());
		}
	}

}
