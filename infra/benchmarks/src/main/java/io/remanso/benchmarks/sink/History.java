package io.remanso.benchmarks.sink;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.remanso.benchmarks.Figures;
import io.remanso.crash.SinkTrial;
import io.remanso.crash.Traffic;
import org.awaitility.Awaitility;

/**
 * What a long history costs: a year of ten million messages of 200,000 users, and the
 * same figures with a million. A user's messages lie far apart from each other on disk,
 * as they do when they came over a year.
 */
final class History {

	private static final int USERS = 200_000;

	private static final long FEW = 1_000_000;

	private static final long MANY = 10_000_000;

	private static final int TRANSCRIPTS = 2000;

	private static final List<String> TABLES = List.of("messages", "turn_messages", "turns", "deliveries");

	// Divided first: ten million years are out of an interval's range.
	private static final String SINCE = "now() - interval '365 days' + n * (interval '365 days' / %d)".formatted(MANY);

	// Four of five messages are the user's; two of them make a turn.
	private static final List<String> FILL = List.of(
			"""
					insert into messages (direction, source_partition, source_offset, user_id, gateway, channel, chat_id,
					                      message_id, kind, text, content, turn_id, sent_at, received_at)
					select case when n %% 5 = 4 then 'out' else 'in' end, 20 + n %% 12, n, {user}, 'whapi', 'SIMUL-TEST1',
					       {user} || '@s.whatsapp.net', md5(n::text), 'message', 'Hola, ¿hay apartamento para dos noches? ' || n,
					       case when n %% 5 < 4 then '{"kind": "text", "body": "Hola, ¿hay apartamento para dos noches?"}'::jsonb end,
					       case when n %% 5 = 4 then 'h' || n / 5 end, {at}, {at}
					from generate_series(%1$d, %2$d - 1) n""",
			"""
					insert into turn_messages (inbound_partition, inbound_offset, turn_id, position, again, author, received_at)
					select 20 + n %% 12, n, 'h' || n / 5, 0, false, 'user', {at}
					from generate_series(%1$d, %2$d - 1) n where n %% 5 in (2, 3)""",
			"""
					insert into turns (turn_id, user_id, answer, reason, messages, first_at, last_at, deadline, closed_at, outcome,
					                   entries, ended_at, outcome_offset)
					select 'h' || n / 5, {user}, true, 'window', 2, {at}, {at}, {at}, {at}, 'answered', '[]', {at}, n
					from generate_series(%1$d, %2$d - 1) n where n %% 5 = 4""",
			"""
					insert into deliveries (channel, message_id, user_id, status, rank, read_at, received_at)
					select 'SIMUL-TEST1', md5(n::text), {user}, 'read', 3, {at}, {at}
					from generate_series(%1$d, %2$d - 1) n where n %% 5 = 4""");

	private static final String TRANSCRIPT = """
			select * from transcript where user_id = ? order by sent_at desc limit 50""";

	private final SinkTrial trial;

	private final Figures figures;

	private final Random random = new Random(1);

	private History(SinkTrial trial, Figures figures) {
		this.trial = trial;
		this.figures = figures;
	}

	static void measure(Path folder, Figures figures) {
		try (SinkTrial trial = SinkTrial.prepare(folder)) {
			new History(trial, figures).measure();
		}
	}

	private void measure() {
		this.trial.startSink();
		this.trial.stopSink();
		fill(0, FEW);
		this.figures.add("transcript_p99_ms_1m", transcriptP99());
		fill(FEW, MANY);
		this.figures.addAtMost("transcript_p99_ms_10m", transcriptP99(), 20);
		this.figures.add("records_per_s_10m", Throughput.measure(this.trial).recordsPerSecond());
		remove();
	}

	// The indexes are made after the rows, which saves minutes; grown ones would be up to
	// a third larger.
	private void fill(long from, long to) {
		long start = System.nanoTime();
		for (int i = 0; i < TABLES.size(); i++) {
			List<String> indexes = indexes(TABLES.get(i));
			indexes.forEach((index) -> Tables.execute(this.trial.jdbcUrl(), "drop index " + name(index)));
			Tables.execute(this.trial.jdbcUrl(),
					FILL.get(i)
						.formatted(from, to)
						.replace("{user}", "'5739' || lpad((n::int8 * 7919 %% %d)::text, 8, '0')".formatted(USERS))
						.replace("{at}", SINCE));
			indexes.forEach((index) -> Tables.execute(this.trial.jdbcUrl(), index));
			Tables.execute(this.trial.jdbcUrl(), "vacuum analyze " + TABLES.get(i));
		}
		Tables.execute(this.trial.jdbcUrl(), "checkpoint");
		System.err.printf("%d messages after %d s%n", to, Duration.ofNanos(System.nanoTime() - start).toSeconds());
	}

	private static String name(String index) {
		return index.split(" ", -1)[2];
	}

	private List<String> indexes(String table) {
		List<String> found = new ArrayList<>();
		try (Connection connection = DriverManager.getConnection(this.trial.jdbcUrl());
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(
						"select indexdef from pg_indexes where schemaname = 'public' and indexname like 'idx_%' "
								+ "and tablename = '" + table + "'")) {
			while (rows.next()) {
				found.add(rows.getString(1));
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return found;
	}

	private double transcriptP99() {
		double[] times = new double[TRANSCRIPTS];
		try (Connection connection = DriverManager.getConnection(this.trial.jdbcUrl());
				PreparedStatement statement = connection.prepareStatement(TRANSCRIPT)) {
			for (int i = 0; i < TRANSCRIPTS; i++) {
				statement.setString(1, Traffic.user(this.random.nextInt(USERS)));
				long start = System.nanoTime();
				int lines = 0;
				try (ResultSet rows = statement.executeQuery()) {
					while (rows.next()) {
						lines++;
					}
				}
				times[i] = (System.nanoTime() - start) / 1e6;
				if (lines == 0) {
					throw new IllegalStateException("a user without messages");
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return Lookups.percentile(Arrays.stream(times).sorted().toArray(), 0.99);
	}

	// The sink itself, with an age that a twentieth of the history has passed.
	private void remove() {
		String old = "select (select count(*) from messages where received_at < now() - interval '347 days') "
				+ "+ (select count(*) from turn_messages where received_at < now() - interval '347 days') "
				+ "+ (select count(*) from turns where closed_at < now() - interval '347 days') "
				+ "+ (select count(*) from deliveries where received_at < now() - interval '347 days')";
		long before = Tables.number(this.trial.jdbcUrl(), old);
		this.trial.startSink(Map.of("HISTORY_RETENTION", "347d", "CLEANUP_EVERY", "1s"));
		long start = System.nanoTime();
		Awaitility.await()
			.atMost(Duration.ofMinutes(5))
			.pollInterval(Duration.ofMillis(500))
			.until(() -> Tables.number(this.trial.jdbcUrl(), old) < before / 100);
		double seconds = (System.nanoTime() - start) / 1e9;
		this.trial.stopSink();
		this.figures.add("removed_rows", (double) before).add("removed_rows_per_s", before / seconds);
	}

}
