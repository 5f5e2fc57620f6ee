package io.remanso.responder.model;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What the model said.
 *
 * @param conversationId the conversation that holds it, or null where none is kept
 * @param attempts calls made for it
 * @param latency of the last call
 */
public record Reply(String text, @Nullable String conversationId, String model, long inputTokens, long outputTokens,
		int attempts, Duration latency) {
}
