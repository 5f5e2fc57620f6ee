package io.remanso.benchmarks.sink;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;

import io.remanso.benchmarks.Figures;
import io.remanso.crash.SinkTrial;
import io.remanso.crash.Traffic;

/**
 * How fast the plan's lookups are among a million users while rows come in, and how soon
 * a turn's end is visible.
 */
final class Lookups {

	private static final int USERS = 1_000_000;

	private static final Duration LENGTH = Duration.ofSeconds(20);

	// The sink is a new process: its compiler's threads are not what lookups are measured
	// beside.
	private static final Duration WARM_UP = Duration.ofSeconds(15);

	private static final int FULL_TURNS = 15_000;

	private static final long STEP_MS = 100;

	private static final List<String> SETUP = List.of("""
			insert into users (id, name, chat_id, gateway, channel, thread_id)
			select '5739' || lpad(n::text, 8, '0'), 'Ana', '5739@s.whatsapp.net', 'whapi', 'SIMUL-TEST1', 'conv_' || n
			from generate_series(0, %1$d) n""", """
			insert into threads (id, user_id, created_at, last_message_at, is_active, claimed_at)
			select thread_id, id, now(), now(), true, now() from users""", """
			insert into context_cache (user_id, context_text, created_at, expires_at, source_offset)
			select id, 'Cliente: Ana', now(), now() + interval '1 year', -1 from users""", """
			insert into user_states (user_id, updated_at, source_offset) select id, now(), -1 from users""", """
			insert into message_buffers (user_id, messages, first_message_at, expires_at, created_at, source_offset)
			select id, '[]', now(), now(), now(), -1 from users""", "vacuum analyze");

	private static final List<String> QUERIES = List.of("""
			select t.id from users u join threads t on t.user_id = u.id and t.is_active where u.id = ? limit 1""", """
			select context_text from context_cache where user_id = ? and expires_at > now()""", """
			select last_voice_input, preferences, paused_until from user_states where user_id = ?""", """
			select messages, expires_at from message_buffers where user_id = ?""");

	private final SinkTrial trial;

	private final double recordsPerSecond;

	private final Random random = new Random(1);

	Lookups(SinkTrial trial, double recordsPerSecond) {
		this.trial = trial;
		this.recordsPerSecond = recordsPerSecond;
	}

	void measure(Figures figures) {
		Tables.empty(this.trial.jdbcUrl());
		SETUP.forEach((sql) -> Tables.execute(this.trial.jdbcUrl(), sql.formatted(USERS - 1)));
		System.err.println("a million users loaded");
		this.trial.startSink();
		try (Traffic traffic = new Traffic(this.trial.bootstrapServers(), USERS,
				Instant.parse("2026-11-25T10:00:00Z"))) {
			half(traffic, figures);
			full(traffic, figures);
		}
		this.trial.stopSink();
	}

	private void half(Traffic traffic, Figures figures) {
		int turnsAStep = (int) Math.max(1, this.recordsPerSecond / 2 / Traffic.RECORDS_A_TURN * STEP_MS / 1000);
		pace(traffic, turnsAStep, during(WARM_UP));
		BooleanSupplier running = during(LENGTH);
		// Threads of our own: those of the common pool find no class within the jar.
		try (ExecutorService threads = Executors.newCachedThreadPool()) {
			CompletableFuture<Void> load = CompletableFuture.runAsync(() -> pace(traffic, turnsAStep, running),
					threads);
			CompletableFuture<double[]> visible = CompletableFuture.supplyAsync(() -> visible(running), threads);
			List<double[]> lookups = lookups(running);
			load.join();
			half(figures, turnsAStep, lookups, visible.join());
		}
	}

	private static void half(Figures figures, int turnsAStep, List<double[]> lookups, double[] visible) {
		double worst = lookups.stream().mapToDouble((times) -> percentile(times, 0.99)).max().orElseThrow();
		figures.add("half_load_records_per_s", turnsAStep * Traffic.RECORDS_A_TURN * 1000.0 / STEP_MS)
			.add("lookups", lookups.stream().mapToInt((times) -> times.length).sum())
			.addAtMost("query_p99_ms", worst, 5)
			.addAtMost("visible_p99_ms", percentile(visible, 0.99), 300);
	}

	private void full(Traffic traffic, Figures figures) {
		traffic.turns(FULL_TURNS);
		traffic.flush();
		var ends = this.trial.ends();
		long[] looked = { System.nanoTime() };
		boolean[] behind = { true };
		List<double[]> lookups = lookups(() -> {
			if (System.nanoTime() - looked[0] > Duration.ofMillis(500).toNanos()) {
				behind[0] = this.trial.behind(ends) > 0;
				looked[0] = System.nanoTime();
			}
			return behind[0];
		});
		figures.addAtMost("query_mean_full_ms",
				lookups.stream().flatMapToDouble(DoubleStream::of).average().orElseThrow(), 100);
	}

	private static BooleanSupplier during(Duration length) {
		long end = System.nanoTime() + length.toNanos();
		return () -> System.nanoTime() < end;
	}

	private static void pace(Traffic traffic, int turns, BooleanSupplier running) {
		long next = System.nanoTime();
		while (running.getAsBoolean()) {
			traffic.turns(turns);
			next += TimeUnit.MILLISECONDS.toNanos(STEP_MS);
			pause(Math.max(0, next - System.nanoTime()));
		}
		traffic.flush();
	}

	private List<double[]> lookups(BooleanSupplier running) {
		List<List<Double>> times = new ArrayList<>();
		QUERIES.forEach((query) -> times.add(new ArrayList<>()));
		try (Connection connection = DriverManager.getConnection(this.trial.jdbcUrl())) {
			List<PreparedStatement> statements = new ArrayList<>();
			for (String query : QUERIES) {
				statements.add(connection.prepareStatement(query));
			}
			while (running.getAsBoolean()) {
				for (int i = 0; i < QUERIES.size(); i++) {
					long start = System.nanoTime();
					find(statements.get(i), Traffic.user(this.random.nextInt(USERS)));
					times.get(i).add((System.nanoTime() - start) / 1e6);
				}
				pause(TimeUnit.MILLISECONDS.toNanos(2));
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return times.stream().map((list) -> list.stream().mapToDouble(Double::doubleValue).sorted().toArray()).toList();
	}

	private static boolean find(PreparedStatement statement, String key) throws SQLException {
		statement.setString(1, key);
		try (ResultSet rows = statement.executeQuery()) {
			return rows.next();
		}
	}

	/** From the broker's acknowledgement of a turn's end until its row is found. */
	private double[] visible(BooleanSupplier running) {
		List<Double> times = new ArrayList<>();
		try (Traffic traffic = new Traffic(this.trial.bootstrapServers(), USERS, Instant.parse("2026-11-25T10:00:00Z"));
				Connection connection = DriverManager.getConnection(this.trial.jdbcUrl());
				PreparedStatement statement = connection.prepareStatement("select 1 from turns where turn_id = ?")) {
			while (running.getAsBoolean()) {
				String turn = "visible-" + times.size();
				traffic.end(turn, this.random.nextInt(USERS));
				long acknowledged = System.nanoTime();
				while (!find(statement, turn)) {
					pause(TimeUnit.MILLISECONDS.toNanos(2));
				}
				times.add((System.nanoTime() - acknowledged) / 1e6);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
	}

	static double percentile(double[] sorted, double share) {
		return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
	}

	private static void pause(long nanos) {
		try {
			boolean ignored = new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
