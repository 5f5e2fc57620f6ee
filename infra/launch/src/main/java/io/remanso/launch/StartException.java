package io.remanso.launch;

/**
 * Something keeps a program from starting which whoever starts it can mend. The message
 * is one line that names the setting and the way out, and holds no secret: it is shown as
 * it stands.
 */
public class StartException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public StartException(String message) {
		super(message);
	}

}
