package io.remanso.sink.table;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

import io.remanso.contracts.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * One column of the rows that a statement writes: its type in PostgreSQL, and its value
 * as JDBC's arrays take it.
 */
public record Column<R>(String type, Function<R, @Nullable Object> value) {

	public static <R> Column<R> text(Function<R, @Nullable String> value) {
		return new Column<>("text", (row) -> PostgresText.of(value.apply(row)));
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
		});
	}

	public static <R> Column<R> time(Function<R, @Nullable Instant> value) {
		return new Column<>("timestamptz", (row) -> {
			Instant time = value.apply(row);
			return (time != null) ? time.toString() : null;
		});
	}

	public static <R> Column<R> integer(Function<R, @Nullable Integer> value) {
		return new Column<>("int4", value::apply);
	}

	public static <R> Column<R> bigint(Function<R, @Nullable Long> value) {
		return new Column<>("int8", value::apply);
	}

	public static <R> Column<R> bool(Function<R, @Nullable Boolean> value) {
		return new Column<>("bool", value::apply);
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
