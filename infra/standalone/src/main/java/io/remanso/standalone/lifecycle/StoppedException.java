package io.remanso.standalone.lifecycle;

/**
 * The start ends here because a stop was asked for: no failure.
 */
public final class StoppedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StoppedException() {
		super("stopped while starting");
	}

}
