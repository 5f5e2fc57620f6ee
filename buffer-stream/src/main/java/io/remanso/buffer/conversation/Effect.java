package io.remanso.buffer.conversation;

import java.time.Instant;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.user.UserProfile;
import io.remanso.contracts.user.UserState;

/**
 * What the world has to be told after a step, in order.
 */
public sealed interface Effect {

	/** A buffer closed: one turn. */
	record Close(ClosedBuffer turn) implements Effect {

	}

	/** An inbound record enters no turn. */
	record Dispose(Disposition disposition) implements Effect {

	}

	/** The profile is another now. */
	record ProfileChanged(UserProfile profile) implements Effect {

	}

	/** The user is to be treated in another way now. */
	record StateChanged(UserState state) implements Effect {

	}

	/** Nobody told us the end of this turn in time, so the gate opened without it. */
	record LeaseLapsed(String turnId) implements Effect {

	}

	/**
	 * Everything older than {@code at} is removed, and older records are to be skipped.
	 */
	record Forget(Instant at) implements Effect {

	}

	/** An order that could not be carried out; {@code why} is for people. */
	record Refuse(String commandId, String why) implements Effect {

	}

}
