package io.remanso.ingest.publish;

/**
 * Whether webhooks can be worked on yet.
 */
interface Gate {

	boolean isOpen();

	/** Why it is not open, for people. */
	String closedBecause();

}
