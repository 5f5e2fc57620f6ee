package io.remanso.responder.turn;

import java.time.Instant;

import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.Delivered;
import io.remanso.responder.delivery.Part;

/**
 * A sent part as an outcome.
 */
final class PartsSent {

	private PartsSent() {
	}

	static Outcome.PartSent of(String userId, Part part, Delivered delivered, Instant at) {
		return new Outcome.PartSent(part.turnId(), userId, part.chat(), part.purpose(), part.form(), part.number(),
				part.of(), part.text(), delivered.messageId(), delivered.proof(), at);
	}

}
