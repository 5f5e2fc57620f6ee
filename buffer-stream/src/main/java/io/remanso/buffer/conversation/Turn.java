package io.remanso.buffer.conversation;

import java.time.Instant;

/**
 * The turn in flight: while there is one, the gate is closed.
 *
 * @param leaseUntil by the wall; then its outcome counts as lost
 * @param forgotten whether the user was forgotten since, so that its outcome teaches
 * nothing
 */
public record Turn(String turnId, Instant leaseUntil, boolean forgotten) {

}
