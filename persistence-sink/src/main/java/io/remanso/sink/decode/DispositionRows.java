package io.remanso.sink.decode;

import java.util.List;

import io.remanso.contracts.turn.Disposition;
import io.remanso.sink.row.DispositionRow;
import io.remanso.sink.row.Row;

/**
 * A disposition is the end of one inbound record.
 */
final class DispositionRows {

	private DispositionRows() {
	}

	static List<Row> of(Source source, Disposition disposition) {
		return List.of(new DispositionRow(disposition));
	}

}
