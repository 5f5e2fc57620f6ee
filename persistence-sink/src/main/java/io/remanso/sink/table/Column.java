package io.remanso.sink.table;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.remanso.contracts.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * One column of the rows that a statement writes.
 *
 * @param type in PostgreSQL
 * @param value as JDBC's arrays take it
 * @param array of the values' own type: the driver sends those of text and numbers in
 * binary, and anything else as text that has to be quoted here and taken apart there
 */
public record Column<R>(String type, Function<R, @Nullable Object> value, IntFunction<@Nullable Object[]> array) {

	public static <R> Column<R> text(Function<R, @Nullable String> value) {
		return new Column<>("text", (row) -> PostgresText.of(value.apply(row)), String[]::new);
	}

	/** An enum's word, as the topics have it. */
	public static <R> Column<R> word(Function<R, @Nullable Enum<?>> value) {
		return text((row) -> {
			Enum<?> word = value.apply(row);
			return (word != null) ? word.name().toLowerCase(Locale.ROOT) : null;
		});
	}

	/** Anything of the topics, as JSON in their dialect. */
	public static <R> Column<R> json(Function<R, @Nullable Object> value) {
		return new Column<>("jsonb", (row) -> {
			Object object = value.apply(row);
			return (object != null) ? PostgresText.ofJson(Json.mapper().writeValueAsString(object)) : null;
		}, String[]::new);
	}

	public static <R> Column<R> time(Function<R, @Nullable Instant> value) {
		return new Column<>("timestamptz", (row) -> {
			Instant time = value.apply(row);
			return (time != null) ? time.toString() : null;
		}, String[]::new);
	}

	public static <R> Column<R> integer(Function<R, @Nullable Integer> value) {
		return new Column<>("int4", value::apply, Integer[]::new);
	}

	public static <R> Column<R> bigint(Function<R, @Nullable Long> value) {
		return new Column<>("int8", value::apply, Long[]::new);
	}

	public static <R> Column<R> bool(Function<R, @Nullable Boolean> value) {
		return new Column<>("bool", value::apply, Boolean[]::new);
	}

	/** A value of something that may not be there; null where it is not. */
	public static <R, P, V> Function<R, @Nullable V> within(Function<R, @Nullable P> part,
			Function<P, @Nullable V> value) {
		return (row) -> {
			P found = part.apply(row);
			return (found != null) ? value.apply(found) : null;
		};
	}

}
