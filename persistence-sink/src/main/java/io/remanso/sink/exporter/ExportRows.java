package io.remanso.sink.exporter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

import io.remanso.sink.oldbot.OldRow;
import io.remanso.sink.terminal.Progress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every user as the old bot knew them, read from one snapshot a thousand rows at a time.
 */
final class ExportRows {

	// The imported thread where there is one: the old bot can do nothing with another.
	// Its times never reach beyond the user's own, since importing them widens those.
	private static final String ROWS = """
			select u.id, u.chat_id, u.name, u.labels::text, u.first_at, u.last_at, t.id,
			       least(greatest(t.created_at, u.first_at), u.last_at),
			       greatest(least(t.last_message_at, u.last_at), u.first_at)
			from (select x.*,
			             least(x.created_at, x.last_activity)    as first_at,
			             greatest(x.created_at, x.last_activity) as last_at
			      from users x) u
			         left join lateral (select x.id, x.created_at, x.last_message_at
			                            from threads x
			                            where x.user_id = u.id
			                            order by x.imported desc, x.last_message_at desc nulls last, x.id
			                            limit 1) t on true
			where u.chat_id is not null or t.id is not null
			order by u.id
			""";

	private static final int FETCH = 1000;

	private final JdbcTemplate jdbc;

	ExportRows(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		jdbc.setFetchSize(FETCH);
	}

	void forEach(IntFunction<Progress> progress, ExportCommand.RowSink sink) {
		TransactionTemplate snapshot = new TransactionTemplate(
				new DataSourceTransactionManager(Objects.requireNonNull(this.jdbc.getDataSource())));
		snapshot.setReadOnly(true);
		snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		snapshot.executeWithoutResult((status) -> {
			Integer users = this.jdbc.queryForObject("select count(*) from users", Integer.class);
			try (Progress bar = progress.apply((users != null) ? users : 0)) {
				int[] done = new int[1];
				this.jdbc.query(ROWS, (row) -> {
					sink.accept(row(row));
					bar.at(++done[0]);
				});
			}
		});
	}

	private static OldRow row(ResultSet row) throws SQLException {
		List<String> labels = List.of(JsonMapper.shared().readValue(row.getString(4), String[].class));
		return new OldRow(row.getString(1), row.getString(2), row.getString(3), labels,
				Objects.requireNonNull(time(row, 5)), Objects.requireNonNull(time(row, 6)), row.getString(7),
				time(row, 8), time(row, 9));
	}

	private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
		Timestamp time = row.getTimestamp(column);
		return (time != null) ? time.toInstant() : null;
	}

}
