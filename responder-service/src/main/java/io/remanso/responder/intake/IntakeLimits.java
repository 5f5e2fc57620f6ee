package io.remanso.responder.intake;

import java.time.Duration;

/**
 * How much is taken in, and how long is waited.
 *
 * @param maxTurns that run or wait in memory
 * @param maxBytes that they hold
 * @param revocation how long running turns may finish when their partition leaves
 * @param drain how long running turns may finish at shutdown
 */
public record IntakeLimits(int maxTurns, long maxBytes, Duration revocation, Duration drain) {
}
