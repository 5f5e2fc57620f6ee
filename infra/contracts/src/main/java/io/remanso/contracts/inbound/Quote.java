package io.remanso.contracts.inbound;

import org.jspecify.annotations.Nullable;

/**
 * The earlier message that a message answers.
 *
 * @param messageId the quoted message
 * @param author who wrote it, as the provider names them
 * @param text what it said; Meta gives the id only
 */
public record Quote(String messageId, @Nullable String author, @Nullable String text) {
}
