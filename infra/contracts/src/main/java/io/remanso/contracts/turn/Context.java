package io.remanso.contracts.turn;

import java.time.Instant;

/**
 * The line about the user that goes before a turn's text, without the clock, and until
 * when it may be used again.
 */
public record Context(String text, Instant expiresAt) {
}
