package io.remanso.ingest.webhook;

/**
 * A request is answered before anything of it was read as an event.
 */
final class RefusedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient Answer answer;

	RefusedException(int status, String line) {
		this(new Answer(status, line));
	}

	RefusedException(Answer answer) {
		super(answer.line(), null, false, false);
		this.answer = answer;
	}

	Answer answer() {
		return this.answer;
	}

}
