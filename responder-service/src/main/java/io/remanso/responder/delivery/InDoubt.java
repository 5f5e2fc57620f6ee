package io.remanso.responder.delivery;

/**
 * What to do with a part of which nobody can say whether it was sent.
 */
public enum InDoubt {

	/** Send it again: the user may get it twice, but never not. */
	RESEND,

	/** Take it for sent: the user may never get it, but never twice. */
	SKIP

}
