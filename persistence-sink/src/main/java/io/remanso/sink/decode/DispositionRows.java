package io.remanso.sink.decode;

import java.util.List;

import io.remanso.contracts.turn.Disposition;
import io.remanso.sink.row.DispositionRow;
import io.remanso.sink.row.ForgottenRecordRow;
import io.remanso.sink.row.Row;

/**
 * A disposition is the end of one inbound record.
 */
final class DispositionRows {

	private DispositionRows() {
	}

	static List<Row> of(Source source, Disposition disposition) {
		if (disposition.rule() == Disposition.Rule.FORGOTTEN) {
			return List.of(new ForgottenRecordRow(disposition.partition(), disposition.offset(), disposition.at()));
		}
		return List.of(new DispositionRow(disposition));
	}

}
