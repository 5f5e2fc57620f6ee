package io.remanso.sink.decode;

import java.util.List;

import io.remanso.contracts.inbound.Receipt;
import io.remanso.sink.row.DeliveryRow;
import io.remanso.sink.row.Row;

/**
 * A receipt is a step of one sent message.
 */
final class ReceiptRows {

	private ReceiptRows() {
	}

	static List<Row> of(Source source, Receipt receipt) {
		return List.of(DeliveryRow.of(receipt));
	}

}
