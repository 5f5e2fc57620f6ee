package io.remanso.contracts.turn;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * Why a buffer closed.
 */
public enum CloseReason {

	/** The user was quiet for the window. */
	WINDOW,

	/** The first message waited for the longest time allowed. */
	MAX_AGE,

	/** It held the most messages allowed. */
	MAX_MESSAGES,

	/** It held the most text allowed. */
	MAX_BYTES,

	/** The user wrote a word that closes at once. */
	KEYWORD,

	/** A person answered in place of the bot. */
	TAKEOVER,

	/** The next message belongs to another chat of the same user. */
	OTHER_CHAT,

	/** An operator asked for the turn to be answered again. */
	ANSWER_AGAIN,

	@JsonEnumDefaultValue
	UNKNOWN

}
