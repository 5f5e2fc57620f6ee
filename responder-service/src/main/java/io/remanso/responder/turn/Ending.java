package io.remanso.responder.turn;

import java.util.List;

import io.remanso.contracts.turn.Outcome;

/**
 * How a turn ends.
 *
 * @param steps not written yet, to be written with the end
 */
record Ending(List<Outcome> steps, Outcome.Terminal terminal) {

	static Ending of(Outcome.Terminal terminal) {
		return new Ending(List.of(), terminal);
	}

}
