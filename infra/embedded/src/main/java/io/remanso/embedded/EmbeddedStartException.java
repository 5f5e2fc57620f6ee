package io.remanso.embedded;

import org.jspecify.annotations.Nullable;

/**
 * An embedded server could not start. The message is one line that names the cause and,
 * where there is one, the way out: it is meant to be shown to a person as it stands.
 */
public sealed class EmbeddedStartException extends RuntimeException permits PortTakenException, FolderInUseException {

	EmbeddedStartException(String message) {
		super(message);
	}

	EmbeddedStartException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
