package io.remanso.responder.turn;

import java.time.Instant;
import java.time.InstantSource;

import io.remanso.responder.delivery.HeldBackException;
import io.remanso.responder.outcome.Fence;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.TenureEndedException;

/**
 * Whether the next message to a turn's user may be sent: the partition is ours, and no
 * person has taken over.
 */
final class TurnPermit {

	private final Fence fence;

	private final InstantSource clock;

	TurnPermit(Fence fence, InstantSource clock) {
		this.fence = fence;
		this.clock = clock;
	}

	boolean isPaused(Turn turn) {
		return isPaused(turn.tenure(), turn.userId());
	}

	boolean isPaused(Tenure tenure, String userId) {
		Instant until = tenure.pausedUntil().get(userId);
		return until != null && this.clock.instant().isBefore(until);
	}

	// The pause is looked at last: passing the fence can take a while.
	void check(Turn turn) throws HeldBackException, TenureEndedException, InterruptedException {
		this.fence.pass(turn.tenure());
		if (isPaused(turn)) {
			throw new HeldBackException();
		}
	}

}
