package io.remanso.responder.model;

import java.time.Duration;

/**
 * How the model is asked.
 *
 * @param model its name
 * @param instructions the system prompt
 * @param memoryTokens of what was said before that it is told, beside the instructions
 * @param maxOutputTokens cap of one reply, reasoning included
 * @param timeout of one call
 * @param calls under way at once at most
 * @param effort how much it is to think, in the API's word; blank: as the model likes
 * @param verbosity how much it is to say, in the API's word; blank: as the model likes
 */
public record ModelSettings(String model, String instructions, long memoryTokens, long maxOutputTokens,
		Duration timeout, int calls, String effort, String verbosity) {
}
