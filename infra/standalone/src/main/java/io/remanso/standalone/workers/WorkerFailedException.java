package io.remanso.standalone.workers;

/**
 * A worker did not start.
 */
public final class WorkerFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String worker;

	WorkerFailedException(String worker, RuntimeException cause) {
		super(worker + " did not start", cause);
		this.worker = worker;
	}

	public String worker() {
		return this.worker;
	}

}
