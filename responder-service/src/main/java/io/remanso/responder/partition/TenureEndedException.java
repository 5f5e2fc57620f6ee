package io.remanso.responder.partition;

/**
 * The partition is ours no longer: its new owner goes on with the turn.
 */
public final class TenureEndedException extends Exception {

	private static final long serialVersionUID = 1L;

	public TenureEndedException() {
		super("the partition belongs to another responder now");
	}

}
