package io.remanso.contracts.inbound;

import java.time.Instant;

/**
 * Where one id of a person leads. Key: {@code alias}. Three sorts of records:
 * <ul>
 * <li>a user's own id, {@code alias} equal to {@code userId}: {@code since} is when they
 * were first seen;</li>
 * <li>another id of a user: it applies to messages from {@code since} on, which is the
 * epoch where that id never was a key;</li>
 * <li>a user who turned out to be another: the same, but messages sent before
 * {@code since} keep the key that they had.</li>
 * </ul>
 * The id that it leads to may itself lead on, where two users became one later.
 */
public record Alias(String alias, String userId, Instant since) {
}
