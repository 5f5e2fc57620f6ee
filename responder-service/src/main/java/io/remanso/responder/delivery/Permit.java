package io.remanso.responder.delivery;

import io.remanso.responder.partition.TenureEndedException;

/**
 * Asked before each attempt to send, and again right before its end; throws where that
 * may not be. Can take a while, but what it found holds when it returns.
 */
@FunctionalInterface
public interface Permit {

	void check() throws HeldBackException, TenureEndedException, InterruptedException;

}
