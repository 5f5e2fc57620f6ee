package io.remanso.buffer.conversation;

/**
 * What the keys remembered for 8 days say about an inbound event.
 */
public enum Novelty {

	/** Never seen. */
	NEW,

	/** Its channel, id and kind were here before. */
	SEEN,

	/** Its id is one that we got when we sent a reply. */
	SENT_BY_US,

	/** It is older than the order to forget its user. */
	FORGOTTEN

}
