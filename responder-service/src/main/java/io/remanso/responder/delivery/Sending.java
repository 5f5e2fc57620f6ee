package io.remanso.responder.delivery;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a gateway made of one attempt to send.
 */
public sealed interface Sending {

	/** It took the part. The id is null where the answer named none. */
	record Taken(@Nullable String messageId) implements Sending {
	}

	/**
	 * It did not, since too much was sent.
	 *
	 * @param pair whether to this user, else from this number
	 * @param retryAfter what it asked to wait, else zero
	 */
	record Throttled(boolean pair, Duration retryAfter, String detail) implements Sending {
	}

	/** It did not, but may if asked again. */
	record NotNow(String detail) implements Sending {
	}

	/** It did not, and takes nothing from anybody: it refuses our account. */
	record AccountRefused(String detail) implements Sending {
	}

	/**
	 * It never will.
	 *
	 * @param windowClosed whether WhatsApp's 24 hours are over
	 */
	record Refused(boolean windowClosed, String detail) implements Sending {
	}

	/** Nobody knows: it may have been sent. */
	record InDoubt(String detail) implements Sending {
	}

}
