package io.remanso.sink.forget;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.remanso.sink.row.ForgetRow;
import io.remanso.sink.row.ForgottenRecordRow;
import io.remanso.sink.row.MessageRow;
import io.remanso.sink.row.Row;
import io.remanso.sink.row.Trace;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Carries out the orders to forget within a batch's transaction, and keeps back rows that
 * an order, of now or of once, has forgotten. What comes of it does not hang on the order
 * in which partitions are read.
 */
public final class Forgetting {

	private final UserLocks locks;

	private final Marks marks;

	private final Erasure erasure;

	public Forgetting(JdbcTemplate jdbc) {
		this.locks = new UserLocks(jdbc);
		this.marks = new Marks(jdbc);
		this.erasure = new Erasure(jdbc);
	}

	/**
	 * Write a batch.
	 * @param write takes the rows that may be written
	 */
	public <T> T around(List<Row> rows, Function<List<Row>, T> write) {
		List<ForgetRow> orders = orders(rows);
		Set<String> ordered = orders.stream().map(ForgetRow::userId).collect(Collectors.toSet());
		Set<String> users = rows.stream()
			.map(Row::trace)
			.filter(Objects::nonNull)
			.map(Trace::userId)
			.collect(Collectors.toSet());
		if (users.isEmpty() && orders.isEmpty()) {
			return write.apply(rows);
		}
		this.locks.take(users, ordered);
		this.marks.orders(orders);
		users.addAll(ordered);
		Map<String, Instant> until = this.marks.until(users);
		if (until.isEmpty()) {
			return write.apply(rows);
		}
		T result = write.apply(remaining(rows, orders, until));
		this.erasure.users(until.keySet());
		return result;
	}

	private List<Row> remaining(List<Row> rows, List<ForgetRow> orders, Map<String, Instant> until) {
		List<Row> left = new ArrayList<>();
		List<Row> old = new ArrayList<>();
		for (Row row : rows) {
			if (!(row instanceof ForgetRow)) {
				(isOld(row, until) ? old : left).add(row);
			}
		}
		Gone gone = this.erasure.erase(orders, old, until);
		this.marks.events(gone.events());
		List<Row> young = withoutLate(left, until);
		Stream.concat(gone.records().stream(), old.stream().flatMap(Forgetting::record)).forEach(young::add);
		return young;
	}

	/** What is younger than the order, but belongs to something that went. */
	private List<Row> withoutLate(List<Row> rows, Map<String, Instant> until) {
		List<Trace> traces = rows.stream()
			.map(Row::trace)
			.filter((trace) -> trace != null && until.containsKey(trace.userId()))
			.toList();
		Set<String> turns = this.marks.among(Marks.Kind.TURN, ids(traces.stream().map(Trace::turnId)));
		List<Row> late = rows.stream().filter((row) -> isOfTurn(row, turns)).toList();
		Collection<Marks.Event> sent = Gone.sent(late, until);
		this.marks.events(sent);
		this.erasure.deliveries(sent.stream().map(Marks.Event::id).toList());
		Set<String> messages = this.marks.among(Marks.Kind.SENT, ids(traces.stream().map(Trace::sentId)));
		List<Row> young = new ArrayList<>(rows);
		young.removeIf((row) -> isOfTurn(row, turns) || isOfSent(row, messages));
		return young;
	}

	private static Set<String> ids(Stream<String> ids) {
		return ids.filter(Objects::nonNull).collect(Collectors.toCollection(HashSet::new));
	}

	private static boolean isOld(Row row, Map<String, Instant> until) {
		Trace trace = row.trace();
		Instant end = (trace != null) ? until.get(trace.userId()) : null;
		return trace != null && end != null && !trace.at().isAfter(end);
	}

	private static boolean isOfTurn(Row row, Set<String> turns) {
		Trace trace = row.trace();
		return trace != null && trace.turnId() != null && turns.contains(trace.turnId());
	}

	private static boolean isOfSent(Row row, Set<String> messages) {
		Trace trace = row.trace();
		return trace != null && trace.sentId() != null && messages.contains(trace.sentId());
	}

	private static Stream<ForgottenRecordRow> record(Row row) {
		return (row instanceof MessageRow message && message.direction() == MessageRow.Direction.IN)
				? Stream.of(new ForgottenRecordRow(message.partition(), message.offset(), message.receivedAt()))
				: Stream.empty();
	}

	private static List<ForgetRow> orders(List<Row> rows) {
		Map<String, ForgetRow> newest = rows.stream()
			.filter(ForgetRow.class::isInstance)
			.map(ForgetRow.class::cast)
			.collect(
					Collectors.toMap(ForgetRow::userId, (order) -> order, (one, other) -> (ForgetRow) one.with(other)));
		return newest.values().stream().sorted(Comparator.comparing(ForgetRow::userId)).toList();
	}

}
