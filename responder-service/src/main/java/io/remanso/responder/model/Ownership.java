package io.remanso.responder.model;

import io.remanso.responder.partition.TenureEndedException;

/**
 * Whether the turn is still ours. Asked when all waiting is over and nothing is left but
 * to call the model, since the whole process can stand still while it waits: what
 * somebody else answers by then must not be asked, told or taken back once more. Throws
 * where it is not; can take a while, but what it found holds when it returns.
 */
@FunctionalInterface
public interface Ownership {

	void check() throws TenureEndedException, InterruptedException;

}
