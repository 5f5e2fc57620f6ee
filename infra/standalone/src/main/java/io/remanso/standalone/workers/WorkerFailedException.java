package io.remanso.standalone.workers;

/**
 * A worker did not start. The message is one line that says which and why.
 */
public final class WorkerFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	WorkerFailedException(String reason, RuntimeException cause) {
		super(reason, cause);
	}

}
