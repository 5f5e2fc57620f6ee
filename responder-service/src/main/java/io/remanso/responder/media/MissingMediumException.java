package io.remanso.responder.media;

/**
 * A file can't be had. The message is for people and names no address.
 */
public final class MissingMediumException extends Exception {

	private static final long serialVersionUID = 1L;

	public MissingMediumException(String message) {
		super(message);
	}

}
