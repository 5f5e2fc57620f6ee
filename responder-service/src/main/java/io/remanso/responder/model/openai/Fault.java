package io.remanso.responder.model.openai;

import java.time.Duration;

/**
 * Why a call brought nothing.
 *
 * @param kind what to do about it
 * @param retryAfter what the server asked to wait, else zero
 * @param detail for people, without the user's words
 * @param told whether a response came and tells it: what it was asked for may have joined
 * the conversation
 */
record Fault(Kind kind, Duration retryAfter, String detail, boolean told) {

	Fault(Kind kind, Duration retryAfter, String detail) {
		this(kind, retryAfter, detail, false);
	}

	/** Whether the server may be away: it answered nothing, or that it can't. */
	boolean isOutage() {
		return this.kind == Kind.LOST || this.kind == Kind.TIMED_OUT || this.kind == Kind.BROKEN;
	}

	/**
	 * Whether it may be gone without the pictures. Not every server says so: where it
	 * refuses a question that has some, it is asked once without them, whatever it said.
	 */
	boolean mayBeOfPictures() {
		return this.kind == Kind.PICTURE || this.kind == Kind.REFUSED;
	}

	enum Kind {

		/** Too many calls or tokens: everybody waits. */
		RATE_LIMITED,

		/** Another call of the same conversation is not done. */
		LOCKED,

		/** No answer, or one that may stand for anything: the call may have been done. */
		LOST,

		/** We waited no longer: the call may be under way still. */
		TIMED_OUT,

		/** Nothing was done; it can be repeated. */
		BROKEN,

		/** The server is there and answered that it failed: it may do so for ever. */
		FAILED,

		/** The conversation is unknown there. */
		GONE,

		/** A picture that the model can't read: one of the turn's, or an older one. */
		PICTURE,

		/** More than the model can read at once. */
		TOO_LONG,

		/** Our account is refused, whoever asks: everybody waits until that is mended. */
		ACCOUNT,

		/** Repeating is no use. */
		REFUSED

	}

}
