package io.remanso.responder;

import io.remanso.launch.StartException;

/**
 * A setting without which the worker is of no use. The message is one line that names it
 * and the way out.
 */
final class MissingSettingException extends StartException {

	private static final long serialVersionUID = 1L;

	MissingSettingException(String message) {
		super(message);
	}

}
