package io.remanso.sink.decode;

import java.util.List;

import io.remanso.sink.row.Row;

/**
 * What came of decoding one record.
 */
public sealed interface Decoded {

	/** Rows to write; none where the record concerns no table. */
	record Rows(List<Row> rows) implements Decoded {

		public Rows {
			rows = List.copyOf(rows);
		}

	}

	/**
	 * Not to be read.
	 *
	 * @param error why, without the user's words
	 */
	record Poison(String error) implements Decoded {
	}

}
