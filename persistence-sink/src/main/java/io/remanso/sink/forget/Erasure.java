package io.remanso.sink.forget;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.remanso.sink.row.ForgetRow;
import io.remanso.sink.row.Row;
import io.remanso.sink.row.TurnRow;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Removes rows: of an order, all that are not younger; and, when an old turn is read
 * after its order, what its younger outcomes had brought before. In the caller's
 * transaction.
 */
final class Erasure {

	private final HistoryErasure history;

	private final KnowledgeErasure knowledge;

	Erasure(JdbcTemplate jdbc) {
		this.history = new HistoryErasure(jdbc);
		this.knowledge = new KnowledgeErasure(jdbc);
	}

	/**
	 * Remove them.
	 * @param orders at most one a user
	 * @param old rows that are kept back
	 */
	Gone erase(List<ForgetRow> orders, List<Row> old, Map<String, Instant> until) {
		List<TurnRow> turns = old.stream().filter(TurnRow.class::isInstance).map(TurnRow.class::cast).toList();
		List<HistoryErasure.GoneTurn> goneTurns = new ArrayList<>(this.history.turns(orders));
		goneTurns.addAll(this.history.turnsByName(turns));
		List<HistoryErasure.GoneMessage> messages = new ArrayList<>(this.history.messages(orders));
		messages.addAll(this.history.messagesOf(
				Stream
					.concat(goneTurns.stream().map(HistoryErasure.GoneTurn::name),
							turns.stream().map(HistoryErasure.TurnName::of))
					.distinct()
					.toList()));
		List<Marks.Event> events = new ArrayList<>(Gone.turns(old, until));
		goneTurns.forEach((turn) -> events
			.add(new Marks.Event(Marks.Kind.TURN, turn.name().turnId(), end(turn.name().userId(), until))));
		List<Marks.Event> sent = new ArrayList<>(Gone.sent(old, until));
		messages.forEach((message) -> message.sent(end(message.userId(), until)).ifPresent(sent::add));
		this.history.deliveries(orders);
		deliveries(sent.stream().map(Marks.Event::id).toList());
		this.history.dispositions(orders);
		this.knowledge.conversations(ends(orders, goneTurns));
		this.knowledge.mirrors(orders);
		this.knowledge.profiles(orders);
		events.addAll(sent);
		return new Gone(events, messages.stream().flatMap(HistoryErasure.GoneMessage::record).toList());
	}

	/** Users of whom nothing is left. */
	void users(Collection<String> users) {
		this.knowledge.users(users);
	}

	/** Receipts of messages that went. */
	void deliveries(Collection<String> sentIds) {
		this.history.deliveriesOf(sentIds);
	}

	/**
	 * Until when each user's outcomes are of old turns: turns of a user never overlap, so
	 * what came before the end of an old one is old.
	 */
	private static List<ForgetRow> ends(List<ForgetRow> orders, List<HistoryErasure.GoneTurn> turns) {
		Map<String, ForgetRow> ends = new HashMap<>();
		orders.forEach((order) -> ends.put(order.userId(), order));
		for (HistoryErasure.GoneTurn turn : turns) {
			if (turn.endedAt() != null) {
				ends.merge(turn.name().userId(), new ForgetRow(turn.name().userId(), turn.endedAt()),
						(one, other) -> (ForgetRow) one.with(other));
			}
		}
		return List.copyOf(ends.values());
	}

	private static Instant end(String userId, Map<String, Instant> until) {
		return until.getOrDefault(userId, Instant.EPOCH);
	}

}
