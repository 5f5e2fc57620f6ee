package io.remanso.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.Receipt;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.Outcome;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Compares PostgreSQL with the topics, each read on its own way: what every record must
 * have become, as one line a row, against what the tables hold.
 */
public final class TopicsAndTables {

	private static final List<String> QUERIES = List.of(
			"select concat_ws('|', 'in', source_partition, source_offset, user_id, message_id) from messages where direction = 'in'",
			"select concat_ws('|', 'out', source_partition, source_offset, user_id, message_id, turn_id) from messages where direction = 'out'",
			"select concat_ws('|', 'turn', turn_id, user_id, messages, outcome) from turns",
			"select concat_ws('|', 'held', inbound_partition, inbound_offset, turn_id, position) from turn_messages",
			"select concat_ws('|', 'disposition', inbound_partition, inbound_offset, message_id, rule) from dispositions",
			"select concat_ws('|', 'delivery', message_id, user_id, status) from deliveries",
			"select concat_ws('|', 'user', id, name, to_char(last_activity at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS')) from users where chat_id is not null",
			"select concat_ws('|', 'thread', id, thread_id) from users where thread_id is not null",
			"select concat_ws('|', 'active', user_id, id) from threads where is_active",
			"select concat_ws('|', 'state', user_id, preferences ->> 'turn') from user_states",
			"select concat_ws('|', 'open', user_id, jsonb_array_length(messages)) from message_buffers",
			"select concat_ws('|', 'context', user_id, context_text) from context_cache");

	private final String bootstrapServers;

	private final Set<String> expected = new HashSet<>();

	private TopicsAndTables(String bootstrapServers) {
		this.bootstrapServers = bootstrapServers;
	}

	/** Lines that one side has and the other has not, each with its side. */
	public static List<String> differences(String bootstrapServers, String jdbcUrl) {
		Set<String> topics = new TopicsAndTables(bootstrapServers).ofTopics();
		Set<String> tables = ofTables(jdbcUrl);
		return Stream
			.concat(topics.stream().filter((line) -> !tables.contains(line)).map((line) -> "only in topics: " + line),
					tables.stream().filter((line) -> !topics.contains(line)).map((line) -> "only in tables: " + line))
			.sorted()
			.toList();
	}

	private static Set<String> ofTables(String jdbcUrl) {
		Set<String> lines = new HashSet<>();
		try (Connection connection = DriverManager.getConnection(jdbcUrl);
				Statement statement = connection.createStatement()) {
			for (String query : QUERIES) {
				try (ResultSet rows = statement.executeQuery(query)) {
					while (rows.next()) {
						lines.add(rows.getString(1));
					}
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return lines;
	}

	private Set<String> ofTopics() {
		each(Topics.INBOUND,
				(record, event) -> add("in", record.partition(), record.offset(), event.userId(), event.id()));
		each(Topics.DISPOSITIONS, (record, disposition) -> add("disposition", disposition.partition(),
				disposition.offset(), disposition.messageId(), word(disposition.rule())));
		Map<String, ClosedBuffer> turns = new HashMap<>();
		each(Topics.CLOSED_BUFFERS, (record, turn) -> {
			turns.put(turn.turnId(), turn);
			for (int i = 0; i < turn.messages().size(); i++) {
				add("held", turn.messages().get(i).partition(), turn.messages().get(i).offset(), turn.turnId(), i);
			}
		});
		outcomes(turns);
		Map<String, Receipt> furthest = new HashMap<>();
		each(Topics.RECEIPTS, (record, receipt) -> furthest.merge(receipt.messageId(), receipt,
				(one, other) -> (other.status().compareTo(one.status()) > 0) ? other : one));
		furthest.values()
			.forEach((receipt) -> add("delivery", receipt.messageId(), receipt.userId(), word(receipt.status())));
		newest(Topics.USERS).forEach((id, user) -> add("user", id, user.name(),
				user.lastActivity().toString().replace('T', ' ').replace("Z", "").concat(".000").substring(0, 23)));
		newest(Topics.USER_STATES).forEach((id, state) -> add("state", id, state.preferences().get("turn")));
		newest(Topics.OPEN_BUFFERS).forEach((id, buffer) -> add("open", id, buffer.messages().size()));
		return this.expected;
	}

	private void outcomes(Map<String, ClosedBuffer> turns) {
		Map<String, Outcome.Terminal> ends = new HashMap<>();
		Map<String, Outcome.Terminal> newest = new HashMap<>();
		each(Topics.OUTCOMES, (record, outcome) -> {
			switch (outcome) {
				case Outcome.PartSent part ->
					add("out", record.partition(), record.offset(), part.userId(), part.messageId(), part.turnId());
				case Outcome.Terminal end -> {
					ends.put(end.turnId(), end);
					newest.put(end.userId(), end);
				}
				case Outcome.ReplyGenerated ignored -> {
					// Columns of the turn that its end implies.
				}
				case Outcome.FailureDecided ignored -> {
					// Nothing but what its end says.
				}
				case Outcome.Unknown ignored -> {
					// Of no table.
				}
			}
		});
		Set<String> ids = new HashSet<>(turns.keySet());
		ids.addAll(ends.keySet());
		for (String id : ids) {
			ClosedBuffer turn = turns.get(id);
			Outcome.Terminal end = ends.get(id);
			String user = (turn != null) ? turn.userId() : Objects.requireNonNull(end).userId();
			add("turn", id, user, (turn != null) ? turn.messages().size() : null,
					(end != null) ? word(end.getClass()) : null);
		}
		newest.forEach((user, end) -> {
			if (end.memory().conversationId() != null) {
				add("thread", user, end.memory().conversationId());
				add("active", user, end.memory().conversationId());
			}
			if (end.memory().context() != null) {
				add("context", user, end.memory().context().text());
			}
		});
	}

	private <V> void each(Topic<V> topic, BiConsumer<ConsumerRecord<String, V>, V> take) {
		TopicReader.read(this.bootstrapServers, topic).forEach((record) -> take.accept(record, record.value()));
	}

	private <V> Map<String, V> newest(Topic<V> topic) {
		Map<String, V> newest = new HashMap<>();
		TopicReader.read(this.bootstrapServers, topic).forEach((record) -> {
			if (record.value() == null) {
				newest.remove(record.key());
			}
			else {
				newest.put(record.key(), record.value());
			}
		});
		return newest;
	}

	// As concat_ws does it: what is null leaves no trace.
	private void add(@Nullable Object... parts) {
		this.expected
			.add(Stream.of(parts).filter(Objects::nonNull).map(String::valueOf).collect(Collectors.joining("|")));
	}

	private static String word(Object value) {
		return ((value instanceof Class<?> type) ? type.getSimpleName() : value.toString()).toLowerCase(Locale.ROOT);
	}

}
