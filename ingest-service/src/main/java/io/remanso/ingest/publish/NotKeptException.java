package io.remanso.ingest.publish;

/**
 * Kafka did not confirm every record of a body in time. Some of them may be there: the
 * gateway sends the body again, and readers know events that they have seen.
 */
public final class NotKeptException extends Exception {

	private static final long serialVersionUID = 1L;

	NotKeptException(String reason) {
		super(reason, null, false, false);
	}

	/** Why, for people. */
	public String reason() {
		return String.valueOf(getMessage());
	}

}
