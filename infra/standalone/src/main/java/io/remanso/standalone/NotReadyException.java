package io.remanso.standalone;

/**
 * Everything runs, but some worker does not get to work.
 */
final class NotReadyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NotReadyException(String workers) {
		super("not ready in time: " + workers);
	}

}
