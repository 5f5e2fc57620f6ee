package io.remanso.sink.table;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.remanso.contracts.wire.Json;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;

/**
 * One column of the rows that a statement writes.
 *
 * @param element the type of its values, by PostgreSQL's number
 * @param array the type of an array of them
 * @param put adds a row's value to such an array
 */
public record Column<R>(int element, int array, Put<R> put) {

	/** Adds one value, be it null. */
	interface Put<R> {

		void put(R row, BinaryArray values);

	}

	public static <R> Column<R> text(Function<R, @Nullable String> value) {
		return new Column<>(Oid.TEXT, Oid.TEXT_ARRAY, (row, values) -> values.text(PostgresText.of(value.apply(row))));
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
		return new Column<>(Oid.JSONB, Oid.JSONB_ARRAY, (row, values) -> {
			Object object = value.apply(row);
			values.json((object != null) ? PostgresText.ofJson(Json.mapper().writeValueAsString(object)) : null);
		});
	}

	public static <R> Column<R> time(Function<R, @Nullable Instant> value) {
		return new Column<>(Oid.TIMESTAMPTZ, Oid.TIMESTAMPTZ_ARRAY, (row, values) -> values.time(value.apply(row)));
	}

	public static <R> Column<R> integer(Function<R, @Nullable Integer> value) {
		return new Column<>(Oid.INT4, Oid.INT4_ARRAY, (row, values) -> values.integer(value.apply(row)));
	}

	public static <R> Column<R> bigint(Function<R, @Nullable Long> value) {
		return new Column<>(Oid.INT8, Oid.INT8_ARRAY, (row, values) -> values.bigint(value.apply(row)));
	}

	public static <R> Column<R> bool(Function<R, @Nullable Boolean> value) {
		return new Column<>(Oid.BOOL, Oid.BOOL_ARRAY, (row, values) -> values.bool(value.apply(row)));
	}

	/** The values of all rows, as a parameter. */
	Array values(Connection connection, List<R> rows) throws SQLException {
		BinaryArray values = new BinaryArray(this.element);
		for (R row : rows) {
			this.put.put(row, values);
		}
		return values.of(connection, this.array);
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
