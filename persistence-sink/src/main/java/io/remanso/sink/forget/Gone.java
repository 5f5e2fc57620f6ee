package io.remanso.sink.forget;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.remanso.sink.row.ForgottenRecordRow;
import io.remanso.sink.row.MessageRow;
import io.remanso.sink.row.Row;
import io.remanso.sink.row.Trace;
import io.remanso.sink.row.TurnRow;

/**
 * What went by an order.
 *
 * @param events that younger records may still refer to
 * @param records of {@code whatsapp.inbound} whose messages went
 */
record Gone(Collection<Marks.Event> events, List<ForgottenRecordRow> records) {

	/** The sent messages among rows that are not written. */
	static List<Marks.Event> sent(List<Row> rows, Map<String, Instant> until) {
		return rows.stream()
			.filter(MessageRow.class::isInstance)
			.flatMap((row) -> Stream.ofNullable(row.trace()))
			.filter((trace) -> trace.sentId() != null)
			.map((trace) -> new Marks.Event(Marks.Kind.SENT, String.valueOf(trace.sentId()), end(trace, until)))
			.toList();
	}

	/** The turns among rows that are not written. */
	static List<Marks.Event> turns(List<Row> rows, Map<String, Instant> until) {
		return rows.stream()
			.filter(TurnRow.class::isInstance)
			.map(TurnRow.class::cast)
			.map((row) -> new Marks.Event(Marks.Kind.TURN, row.key(), end(row.trace(), until)))
			.toList();
	}

	private static Instant end(Trace trace, Map<String, Instant> until) {
		return until.getOrDefault(trace.userId(), trace.at());
	}

}
