package io.remanso.sink.terminal;

/**
 * A command can't do what it is asked for. The message is for people, and names the way
 * out.
 */
public final class ToolException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ExitCode code;

	public ToolException(ExitCode code, String message) {
		super(message);
		this.code = code;
	}

	/** What the process ends with. */
	public ExitCode code() {
		return this.code;
	}

	/** How a command ends. */
	public enum ExitCode {

		DONE(0),

		/** Something did not answer; the same command can be run again. */
		FAILED(1),

		/** The command line is not understood. */
		USAGE(2),

		/** What it was given can't be taken as it is; nothing was written. */
		REFUSED(3);

		private final int number;

		ExitCode(int number) {
			this.number = number;
		}

		public int number() {
			return this.number;
		}

	}

}
