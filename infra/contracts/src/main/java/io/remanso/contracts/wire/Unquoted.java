package io.remanso.contracts.wire;

import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.jspecify.annotations.Nullable;

/**
 * What a log may hold of an exception that others made: its class and where it was
 * thrown, not its message. The clients of HTTP, of Kafka and of databases quote there
 * what they were given and answered: tokens, passwords, what a user wrote. Of Kafka's own
 * errors the words stay, which name topics and groups; but not of logins.
 */
public final class Unquoted {

	// A cause may in the end be its own.
	private static final int DEEPEST = 20;

	private Unquoted() {
	}

	/** The innermost cause, in one line. */
	public static String line(Throwable failure) {
		Throwable cause = failure;
		for (int depth = 0; depth < DEEPEST && cause.getCause() != null; depth++) {
			cause = cause.getCause();
		}
		boolean known = cause instanceof ApiException && !(cause instanceof AuthenticationException);
		return known ? name(cause) + ": " + cause.getMessage() : name(cause);
	}

	/** To be logged in its place: its stack, and those of its causes. */
	public static Throwable stack(Throwable failure) {
		return new Stack(failure, DEEPEST);
	}

	private static String name(Throwable failure) {
		String name = failure.getClass().getName();
		return name.substring(name.lastIndexOf('.') + 1);
	}

	/** The stack of another. */
	private static final class Stack extends Throwable {

		private static final long serialVersionUID = 1L;

		Stack(Throwable other, int deepest) {
			super(other.getClass().getName(), cause(other.getCause(), deepest), false, true);
			setStackTrace(other.getStackTrace());
		}

		private static @Nullable Throwable cause(@Nullable Throwable cause, int deepest) {
			return (cause != null && deepest > 0) ? new Stack(cause, deepest - 1) : null;
		}

	}

}
