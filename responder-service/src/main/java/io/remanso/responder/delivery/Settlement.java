package io.remanso.responder.delivery;

import io.remanso.contracts.turn.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What could be learned of a part in doubt.
 */
public sealed interface Settlement {

	/** Whether it can be that it is still to be sent. */
	default boolean isOpen() {
		return switch (this) {
			case Absent _, Unknown _ -> true;
			case Found _, Refused _ -> false;
		};
	}

	/** It was sent. */
	record Found(@Nullable String messageId, Outcome.Proof proof) implements Settlement {
	}

	/** It was not. */
	record Absent() implements Settlement {
	}

	/**
	 * The gateway took it and could not deliver it.
	 *
	 * @param windowClosed whether WhatsApp's 24 hours are over
	 */
	record Refused(boolean windowClosed, String detail) implements Settlement {
	}

	/** Nothing could be learned. */
	record Unknown() implements Settlement {
	}

}
