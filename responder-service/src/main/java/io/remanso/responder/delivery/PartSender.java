package io.remanso.responder.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.pace.AccountGate;
import io.remanso.responder.pace.Breaker;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.PartReceipt;
import io.remanso.responder.partition.TenureEndedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends parts through one gateway, as {@link Attempts} says. One for each gateway: what
 * it can't take from one slows all.
 */
public final class PartSender {

	private final Courier courier;

	private final Gates gates;

	private final InDoubt policy;

	private final Waiting waiting;

	private final PartMeters meters;

	public PartSender(String name, Courier courier, AccountGate account, Breaker breaker, InDoubt policy,
			Waiting waiting, MeterRegistry meters) {
		this.courier = courier;
		this.gates = new Gates(account, breaker, waiting);
		this.policy = policy;
		this.waiting = waiting;
		this.meters = new PartMeters(name, meters);
	}

	public Courier courier() {
		return this.courier;
	}

	/** Why nothing is sent through this gateway now, or null where it is. */
	public @Nullable String whyShut() {
		return this.gates.whyShut();
	}

	/**
	 * Find out about a part that may have been sent before. Where that can't be, and such
	 * parts are not to be sent again, it counts as sent.
	 */
	public Settlement settle(Part part, Doubt doubt, Deadline deadline) throws InterruptedException {
		Settlement settlement = this.courier.settle(part, doubt, deadline, this.waiting);
		if (settlement instanceof Settlement.Unknown && this.policy == InDoubt.SKIP) {
			this.meters.doubt("skip");
			return new Settlement.Found(null, Outcome.Proof.ASSUMED);
		}
		this.meters.doubt(settlement);
		return settlement;
	}

	/**
	 * Send a part.
	 * @param before what is known of earlier attempts
	 * @param permit asked before each attempt, and right before it takes effect
	 * @throws UndeliverableException where it will not be; it says where the user may
	 * have it all the same
	 * @throws HeldBackException likewise
	 */
	public Delivered send(Part part, Settlement before, Doubt doubt, Deadline deadline, Permit permit)
			throws UndeliverableException, HeldBackException, TenureEndedException, InterruptedException {
		return new Attempts(this, part, doubt, deadline, permit).run(before);
	}

	/** Give up the rest of a reply of which a part that was taken has failed for good. */
	public void check(PartReceipt earlier) throws UndeliverableException {
		Settlement.Refused refused = this.courier.failure(earlier);
		if (refused != null) {
			throw UndeliverableException.refused(refused.windowClosed(), refused.detail());
		}
	}

	Gates gates() {
		return this.gates;
	}

	Waiting waiting() {
		return this.waiting;
	}

	PartMeters meters() {
		return this.meters;
	}

}
