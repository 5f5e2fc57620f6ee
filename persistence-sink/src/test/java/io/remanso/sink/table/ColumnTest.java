package io.remanso.sink.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.remanso.testkit.Backends;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ColumnTest {

	private static final List<Sample> SAMPLES = List.of(
			new Sample("Sí, 🌊 \"dos\"\\{,}\nNULL", Map.of("a", "🌊\u0000"),
					Instant.parse("2026-11-24T10:00:00.123456Z"), -7, Long.MIN_VALUE, true),
			new Sample(null, null, null, null, null, null),
			new Sample("", List.of(), Instant.parse("1969-12-31T23:59:59.999999Z"), 0, Long.MAX_VALUE, false));

	@Test
	void shouldSendEachValueAsItIs() {
		inTable((jdbc) -> {
			assertThat(insert(jdbc, SAMPLES)).isEqualTo(SAMPLES.size());
			assertThat(read(jdbc)).containsExactly(
					"[Sí, 🌊 \"dos\"\\{,}\nNULL, {\"a\": \"🌊\uFFFD\"}, 2026-11-24 10:00:00.123456+00, -7, "
							+ "-9223372036854775808, true]",
					"[null, null, null, null, null, null]",
					"[, [], 1969-12-31 23:59:59.999999+00, 0, 9223372036854775807, false]");
		});
	}

	@Test
	void shouldRoundTimesAsTheServerDoes() {
		Instant second = Instant.parse("2026-11-24T10:00:00Z");
		List<Instant> times = List.of(second.plusNanos(1499), second.plusNanos(1500), second.plusNanos(2500),
				second.plusNanos(999_999_500), second.minusNanos(1));
		inTable((jdbc) -> {
			insert(jdbc, times.stream().map(ColumnTest::at).toList());
			assertThat(jdbc.queryForList("select at::text from sample order by ctid", String.class))
				.isEqualTo(times.stream()
					.map((time) -> jdbc.queryForObject("select ?::timestamptz::text", String.class, time.toString()))
					.toList());
		});
	}

	@Test
	void shouldSendMoreThanFitsAtFirst() {
		inTable((jdbc) -> {
			List<Sample> many = IntStream.range(0, 3000)
				.mapToObj((i) -> new Sample("n".repeat(i), null, null, i, null, null))
				.toList();
			insert(jdbc, many);
			assertThat(jdbc.queryForObject(
					"select count(*) from sample where length(word) = small and word = repeat('n', small)", Long.class))
				.isEqualTo(3000);
		});
	}

	@Test
	void shouldLeaveTimesOutOfRangeToTheServerToRefuse() {
		inTable((jdbc) -> {
			for (Instant time : List.of(Instant.MAX, Instant.MIN, Instant.parse("+300000-01-01T00:00:00Z"))) {
				assertThatExceptionOfType(DataIntegrityViolationException.class)
					.isThrownBy(() -> insert(jdbc, List.of(at(time))));
			}
		});
	}

	private static int insert(JdbcTemplate jdbc, List<Sample> samples) {
		return RowStatement
			.of("insert into sample select v.* from unnest(?, ?, ?, ?, ?, ?) as v", Column.text(Sample::word),
					Column.json(Sample::json), Column.time(Sample::at), Column.integer(Sample::small),
					Column.bigint(Sample::large), Column.bool(Sample::yes))
			.write(jdbc, samples);
	}

	private static List<String> read(JdbcTemplate jdbc) {
		return jdbc.query("select word, json::text, at::text, small, large, yes::text from sample order by ctid",
				(row, i) -> {
					List<@Nullable String> values = new ArrayList<>();
					for (int column = 1; column <= 6; column++) {
						values.add(row.getString(column));
					}
					return values.toString();
				});
	}

	private static void inTable(Consumer<JdbcTemplate> test) {
		SingleConnectionDataSource source = new SingleConnectionDataSource(Backends.database().jdbcUrl(), true);
		try {
			JdbcTemplate jdbc = new JdbcTemplate(source);
			jdbc.execute("set time zone 'UTC'");
			jdbc.execute("create table sample (word text, json jsonb, at timestamptz, small integer, large bigint, "
					+ "yes boolean)");
			test.accept(jdbc);
		}
		finally {
			source.destroy();
		}
	}

	private static Sample at(Instant time) {
		return new Sample(null, null, time, null, null, null);
	}

	private record Sample(@Nullable String word, @Nullable Object json, @Nullable Instant at, @Nullable Integer small,
			@Nullable Long large, @Nullable Boolean yes) {
	}

}
