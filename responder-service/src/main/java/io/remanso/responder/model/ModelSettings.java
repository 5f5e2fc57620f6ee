package io.remanso.responder.model;

import java.time.Duration;

/**
 * How the model is asked.
 *
 * @param model its name
 * @param instructions the system prompt
 * @param maxOutputTokens cap of one reply, reasoning included
 * @param timeout of one call
 * @param calls under way at once at most
 */
public record ModelSettings(String model, String instructions, long maxOutputTokens, Duration timeout, int calls) {
}
