package io.remanso.responder.turn;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.responder.delivery.HeldBackException;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.outcome.Fence;
import io.remanso.responder.partition.Pause;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.TenureEndedException;

/**
 * Whether the next message to a turn's user may be sent: the partition is ours, and no
 * person has taken over.
 */
final class TurnPermit {

	private final Fence fence;

	TurnPermit(Fence fence) {
		this.fence = fence;
	}

	boolean isPaused(Turn turn) {
		return isPaused(turn.tenure(), turn.buffer());
	}

	boolean isPaused(Tenure tenure, ClosedBuffer buffer) {
		Pause pause = tenure.pauses().get(buffer.userId());
		return pause != null && pause.holdsBack(buffer);
	}

	/** Whether the model may be asked for a turn of this tenure. */
	Ownership ownership(Tenure tenure) {
		return () -> this.fence.pass(tenure);
	}

	// The pause is looked at last: passing the fence can take a while.
	void check(Turn turn) throws HeldBackException, TenureEndedException, InterruptedException {
		this.fence.pass(turn.tenure());
		if (isPaused(turn)) {
			throw new HeldBackException();
		}
	}

}
