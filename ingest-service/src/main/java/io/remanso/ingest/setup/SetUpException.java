package io.remanso.ingest.setup;

/**
 * The channel's settings could not be read or changed. The message is one line for
 * people.
 */
final class SetUpException extends Exception {

	private static final long serialVersionUID = 1L;

	SetUpException(String message) {
		super(message);
	}

}
