package io.remanso.sink.forget;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.remanso.sink.row.ForgetRow;
import io.remanso.sink.row.ForgottenRecordRow;
import io.remanso.sink.row.TurnRow;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Removes what happened: turns, messages, deliveries, dispositions. An inbound record
 * stays as a disposition that names nobody.
 */
final class HistoryErasure {

	private static final String ORDERS = "unnest(?::text[], ?::timestamptz[]) as f (user_id, at)";

	private static final String TURN_MESSAGES = """
			delete from turn_messages m
			using turns t, %s
			where t.user_id = f.user_id
			  and m.turn_id = t.turn_id
			  and m.received_at <= f.at
			""".formatted(ORDERS);

	private static final String TURNS = """
			delete from turns t
			using %s
			where t.user_id = f.user_id
			  and coalesce(t.last_at, t.ended_at, t.replied_at) <= f.at
			returning t.turn_id, t.user_id, t.ended_at
			""".formatted(ORDERS);

	private static final String TURNS_BY_NAME = """
			delete from turns t
			where t.turn_id = any (?::text[])
			returning t.turn_id, t.user_id, t.ended_at
			""";

	private static final String GONE_MESSAGE = """
			returning m.user_id, m.direction, m.source_partition, m.source_offset, m.received_at,
			    case when m.direction = 'out' or m.kind = 'own_message' then m.message_id end
			""";

	private static final String MESSAGES = """
			delete from messages m
			using %s
			where m.user_id = f.user_id
			  and m.received_at <= f.at
			""".formatted(ORDERS) + GONE_MESSAGE;

	private static final String MESSAGES_OF_TURNS = """
			delete from messages m
			using unnest(?::text[], ?::text[]) as t (user_id, turn_id)
			where m.user_id = t.user_id
			  and m.turn_id = t.turn_id
			""" + GONE_MESSAGE;

	private static final String DELIVERIES = """
			delete from deliveries d
			using %s
			where d.user_id = f.user_id
			  and d.received_at <= f.at
			""".formatted(ORDERS);

	private static final String DELIVERIES_OF = "delete from deliveries where message_id = any (?::text[])";

	private static final String DISPOSITIONS = """
			update dispositions d
			set rule       = 'forgotten',
			    user_id    = null,
			    message_id = null,
			    target     = null
			from %s
			where d.user_id = f.user_id
			  and d.at <= f.at
			""".formatted(ORDERS);

	private final JdbcTemplate jdbc;

	HistoryErasure(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	List<GoneTurn> turns(List<ForgetRow> orders) {
		this.jdbc.update(TURN_MESSAGES, arguments(orders));
		return this.jdbc.query(TURNS, (row, i) -> GoneTurn.of(row), arguments(orders));
	}

	List<GoneTurn> turnsByName(List<TurnRow> turns) {
		return this.jdbc.query(TURNS_BY_NAME, (row, i) -> GoneTurn.of(row),
				(Object) turns.stream().map(TurnRow::key).toArray(String[]::new));
	}

	List<GoneMessage> messages(List<ForgetRow> orders) {
		return this.jdbc.query(MESSAGES, (row, i) -> GoneMessage.of(row), arguments(orders));
	}

	List<GoneMessage> messagesOf(List<TurnName> turns) {
		return this.jdbc.query(MESSAGES_OF_TURNS, (row, i) -> GoneMessage.of(row),
				turns.stream().map(TurnName::userId).toArray(String[]::new),
				turns.stream().map(TurnName::turnId).toArray(String[]::new));
	}

	void deliveries(List<ForgetRow> orders) {
		this.jdbc.update(DELIVERIES, arguments(orders));
	}

	void deliveriesOf(Collection<String> sentIds) {
		if (!sentIds.isEmpty()) {
			this.jdbc.update(DELIVERIES_OF, (Object) sentIds.toArray(String[]::new));
		}
	}

	void dispositions(List<ForgetRow> orders) {
		this.jdbc.update(DISPOSITIONS, arguments(orders));
	}

	static Object[] arguments(List<ForgetRow> orders) {
		return new Object[] { orders.stream().map(ForgetRow::userId).toArray(String[]::new),
				orders.stream().map((order) -> order.at().toString()).toArray(String[]::new) };
	}

	/** A turn by its user and id. */
	record TurnName(String userId, String turnId) {

		static TurnName of(TurnRow row) {
			return new TurnName(row.owner(), row.key());
		}

	}

	/** A turn whose row went. */
	record GoneTurn(TurnName name, @Nullable Instant endedAt) {

		private static GoneTurn of(ResultSet row) throws SQLException {
			Timestamp endedAt = row.getTimestamp(3);
			return new GoneTurn(new TurnName(row.getString(2), row.getString(1)),
					(endedAt != null) ? endedAt.toInstant() : null);
		}

	}

	/** A line of the transcript that went. */
	record GoneMessage(String userId, boolean inbound, int partition, long offset, Instant receivedAt,
			@Nullable String sentId) {

		private static GoneMessage of(ResultSet row) throws SQLException {
			return new GoneMessage(row.getString(1), row.getString(2).equals("in"), row.getInt(3), row.getLong(4),
					row.getTimestamp(5).toInstant(), row.getString(6));
		}

		Optional<Marks.Event> sent(Instant until) {
			return Optional.ofNullable(this.sentId).map((id) -> new Marks.Event(Marks.Kind.SENT, id, until));
		}

		Stream<ForgottenRecordRow> record() {
			return this.inbound ? Stream.of(new ForgottenRecordRow(this.partition, this.offset, this.receivedAt))
					: Stream.empty();
		}

	}

}
