package io.remanso.responder.pace;

/**
 * What a gate says to one who wants to pass.
 */
public enum Passage {

	/** The gate is open. */
	OPEN,

	/** It is shut, and this one goes to see whether it can be opened. */
	PROBE,

	/** It was shut until no time was left. */
	NONE;

	/** Of two gates in a row that were both passed. */
	public Passage and(Passage other) {
		return (this == OPEN) ? other : this;
	}

}
