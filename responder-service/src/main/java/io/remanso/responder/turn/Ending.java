package io.remanso.responder.turn;

import java.util.List;

import io.remanso.contracts.turn.Outcome;

/**
 * How a turn ends.
 *
 * @param steps not written yet, to be written with the end
 */
record Ending(List<Outcome> steps, Outcome.Terminal terminal) {

	/** Whether a message to the user is the last of it. */
	boolean isTold() {
		return switch (this.terminal) {
			case Outcome.Answered _ -> true;
			case Outcome.Failed failed -> failed.apologised();
			case Outcome.Suppressed _, Outcome.Recorded _ -> false;
		};
	}

	static Ending of(Outcome.Terminal terminal) {
		return new Ending(List.of(), terminal);
	}

}
