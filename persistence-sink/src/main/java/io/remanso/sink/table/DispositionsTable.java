package io.remanso.sink.table;

import java.util.function.Function;

import io.remanso.contracts.turn.Disposition;
import io.remanso.sink.row.DispositionRow;
import io.remanso.sink.row.ForgottenRecordRow;
import org.jspecify.annotations.Nullable;

/**
 * {@code dispositions}: one for each inbound record that enters no turn.
 */
final class DispositionsTable {

	private static final String INSERT = """
			insert into dispositions (inbound_partition, inbound_offset, user_id, message_id, rule, target, at)
			select v.*
			from unnest(?, ?, ?, ?, ?, ?, ?) as v
			on conflict do nothing
			""";

	private static final String FORGET = """
			insert into dispositions as d (inbound_partition, inbound_offset, rule, at)
			select v.p, v.o, 'forgotten', v.at
			from unnest(?, ?, ?) as v (p, o, at)
			on conflict (inbound_partition, inbound_offset) do update
			    set rule       = excluded.rule,
			        at         = least(d.at, excluded.at),
			        user_id    = null,
			        message_id = null,
			        target     = null
			where d.rule <> excluded.rule
			   or d.at > excluded.at
			""";

	/** Inbound records that were forgotten: what it says of nobody. */
	static final Table<ForgottenRecordRow> FORGOTTEN = new SimpleTable<>("dispositions", ForgottenRecordRow.class,
			RowStatement.of(FORGET, Column.integer(ForgottenRecordRow::partition),
					Column.bigint(ForgottenRecordRow::offset), Column.time(ForgottenRecordRow::at)));

	static final Table<DispositionRow> TABLE = new SimpleTable<>("dispositions", DispositionRow.class,
			RowStatement.of(INSERT, Column.integer(of(Disposition::partition)), Column.bigint(of(Disposition::offset)),
					Column.text(of(Disposition::userId)), Column.text(of(Disposition::messageId)),
					Column.word(of(Disposition::rule)), Column.text(of(Disposition::target)),
					Column.time(of(Disposition::at))));

	private DispositionsTable() {
	}

	private static <V extends @Nullable Object> Function<DispositionRow, V> of(Function<Disposition, V> value) {
		return (row) -> value.apply(row.disposition());
	}

}
