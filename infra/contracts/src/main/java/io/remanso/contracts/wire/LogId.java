package io.remanso.contracts.wire;

/**
 * How a person or a message is named in logs: the first 8 hex digits of their name by the
 * key. Enough to follow one user through the log files of all workers that have the same
 * key; and nobody without it can tell the number.
 */
public final class LogId {

	private static final int DIGITS = 8;

	private final LogKey key;

	public LogId(LogKey key) {
		this.key = key;
	}

	/** The short name of a user id, message id or number. */
	public String of(String id) {
		return this.key.name("log", id).substring(0, DIGITS);
	}

}
