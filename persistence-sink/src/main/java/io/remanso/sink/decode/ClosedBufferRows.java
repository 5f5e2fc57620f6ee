package io.remanso.sink.decode;

import java.util.ArrayList;
import java.util.List;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.sink.row.Row;
import io.remanso.sink.row.TurnMessageRow;
import io.remanso.sink.row.TurnRow;

/**
 * A closed buffer is a turn, and says which inbound records are in it.
 */
final class ClosedBufferRows {

	private ClosedBufferRows() {
	}

	static List<Row> of(Source source, ClosedBuffer buffer) {
		List<Row> rows = new ArrayList<>();
		rows.add(new TurnRow(buffer));
		for (int i = 0; i < buffer.messages().size(); i++) {
			rows.add(new TurnMessageRow(buffer.turnId(), buffer.userId(), i, buffer.answersAgain() != null,
					buffer.messages().get(i)));
		}
		return rows;
	}

}
