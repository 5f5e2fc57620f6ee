package io.remanso.contracts.inbound;

import java.time.Instant;

/**
 * Another id of a user. Key: {@code alias}. It applies to messages from {@code since} on,
 * so that a late redelivery keeps its key.
 */
public record Alias(String alias, String userId, Instant since) {
}
