package io.remanso.sink.row;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Whose a row is and how old what it says, for the order to forget: that order removes
 * what was there when it was given.
 *
 * @param at when the user wrote or did it, or when we did it to them
 * @param turnId the turn that it came of, which may be older than {@code at}; null where
 * it is of none or the turn itself
 * @param sentId the provider's id of the sent message that it is about, which may be
 * older than {@code at}; null where it is about none
 */
public record Trace(String userId, Instant at, @Nullable String turnId, @Nullable String sentId) {

	static Trace of(String userId, Instant at) {
		return new Trace(userId, at, null, null);
	}

	/** Of a removal, which is never too old. */
	static Trace ofRemoval(String userId) {
		return of(userId, Instant.MAX);
	}

	static Trace ofTurn(String userId, Instant at, String turnId) {
		return new Trace(userId, at, turnId, null);
	}

}
