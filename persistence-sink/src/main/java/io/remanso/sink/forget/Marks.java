package io.remanso.sink.forget;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.remanso.sink.row.ForgetRow;
import io.remanso.sink.table.Column;
import io.remanso.sink.table.RowStatement;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What an order to forget leaves: the hash of the user's id and a time. Beside it, for as
 * long as Kafka keeps records, the hashes of the turns and sent messages that went:
 * outcomes and receipts of these may be younger than the order.
 */
final class Marks {

	private static final String HASH = "sha256(convert_to(%s, 'UTF8'))";

	private static final RowStatement<ForgetRow> ORDER = RowStatement.of("""
			insert into forgotten_users as f (hash, at)
			select %s, v.at
			from unnest(?, ?) as v (id, at)
			on conflict (hash) do update
			    set at = excluded.at
			where f.at < excluded.at
			""".formatted(HASH.formatted("v.id")), Column.text(ForgetRow::userId), Column.time(ForgetRow::at));

	private static final RowStatement<Event> EVENT = RowStatement.of("""
			insert into forgotten_events (hash, at)
			select %s, v.at
			from unnest(?, ?, ?) as v (kind, id, at)
			on conflict do nothing
			""".formatted(HASH.formatted("v.kind || v.id")), Column.text((event) -> event.kind().prefix),
			Column.text(Event::id), Column.time(Event::at));

	private static final String UNTIL = """
			select v.id, f.at
			from unnest(?::text[]) as v (id)
			         join forgotten_users f on f.hash = %s
			""".formatted(HASH.formatted("v.id"));

	private static final String AMONG = """
			select v.id
			from unnest(?::text[]) as v (id)
			         join forgotten_events f on f.hash = %s
			""".formatted(HASH.formatted("? || v.id"));

	private final JdbcTemplate jdbc;

	Marks(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	void orders(List<ForgetRow> orders) {
		ORDER.write(this.jdbc, orders);
	}

	void events(Collection<Event> events) {
		EVENT.write(this.jdbc, events.stream().distinct().toList());
	}

	/** Until when each user is forgotten; those that never were are missing. */
	Map<String, Instant> until(Collection<String> users) {
		Map<String, Instant> until = new HashMap<>();
		this.jdbc.query(UNTIL, (row) -> {
			until.put(row.getString(1), row.getTimestamp(2).toInstant());
		}, (Object) users.toArray(String[]::new));
		return until;
	}

	/** Those of them that went. */
	Set<String> among(Kind kind, Collection<String> ids) {
		return ids.isEmpty() ? Set.of()
				: new HashSet<>(this.jdbc.queryForList(AMONG, String.class, ids.toArray(String[]::new), kind.prefix));
	}

	/** What later records refer to. */
	enum Kind {

		TURN("turn:"), SENT("sent:");

		private final String prefix;

		Kind(String prefix) {
			this.prefix = prefix;
		}

	}

	/** One thing that went. */
	record Event(Kind kind, String id, Instant at) {
	}

}
