package io.remanso.responder.model.openai;

import java.time.Duration;

/**
 * Why a call brought nothing.
 *
 * @param kind what to do about it
 * @param retryAfter what the server asked to wait, else zero
 * @param detail for people, without the user's words
 */
record Fault(Kind kind, Duration retryAfter, String detail) {

	/** Whether the server may be away: it answered nothing, or that it can't. */
	boolean isOutage() {
		return this.kind == Kind.LOST || this.kind == Kind.BROKEN;
	}

	enum Kind {

		/** Too many calls or tokens: everybody waits. */
		RATE_LIMITED,

		/** Another call of the same conversation is not done. */
		LOCKED,

		/** No answer, or one that may stand for anything: the call may have been done. */
		LOST,

		/** Nothing was done; it can be repeated. */
		BROKEN,

		/**
		 * All was done, and the model said nothing. Asking again is paid again, and lets
		 * the lines join the conversation again.
		 */
		WORDLESS,

		/** The conversation is unknown there. */
		GONE,

		/** More than the model can read at once. */
		TOO_LONG,

		/** Our account is refused, whoever asks: everybody waits until that is mended. */
		ACCOUNT,

		/** Repeating is no use. */
		REFUSED

	}

}
