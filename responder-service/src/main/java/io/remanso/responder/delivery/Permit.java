package io.remanso.responder.delivery;

import io.remanso.responder.partition.TenureEndedException;

/**
 * Asked before each attempt to send; throws where the attempt may not be made.
 */
@FunctionalInterface
public interface Permit {

	void check() throws HeldBackException, TenureEndedException, InterruptedException;

}
