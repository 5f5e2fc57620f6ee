package io.remanso.sink.oldbot;

/**
 * A record is not what it should be; the message says what is wrong with it.
 */
final class BadRecordException extends Exception {

	private static final long serialVersionUID = 1L;

	BadRecordException(String message) {
		super(message);
	}

}
