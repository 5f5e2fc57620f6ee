package io.remanso.responder.delivery;

import io.remanso.contracts.turn.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What could be learned of a part in doubt.
 */
public sealed interface Settlement {

	/** It was sent. */
	record Found(@Nullable String messageId, Outcome.Proof proof) implements Settlement {
	}

	/** It was not. */
	record Absent() implements Settlement {
	}

	/** Nothing could be learned. */
	record Unknown() implements Settlement {
	}

}
