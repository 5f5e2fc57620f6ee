package io.remanso.responder.delivery;

import io.remanso.contracts.turn.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A part that is sent, and how we know.
 */
public record Delivered(@Nullable String messageId, Outcome.Proof proof) {
}
