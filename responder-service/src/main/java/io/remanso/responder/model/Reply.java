package io.remanso.responder.model;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the model said.
 *
 * @param conversationId the conversation that holds it, or null where none is kept
 * @param attempts calls made for it
 * @param latency of the last call
 * @param left conversations that were used on the way and do not hold the reply
 */
public record Reply(String text, @Nullable String conversationId, String model, long inputTokens, long outputTokens,
		int attempts, Duration latency, List<String> left) {

	public Reply {
		left = List.copyOf(left);
	}

	public Reply(String text, @Nullable String conversationId, String model, long inputTokens, long outputTokens,
			int attempts, Duration latency) {
		this(text, conversationId, model, inputTokens, outputTokens, attempts, latency, List.of());
	}

	/** The same, after these conversations were used. */
	public Reply after(Collection<String> used) {
		List<String> others = used.stream().filter((id) -> !id.equals(this.conversationId)).toList();
		return new Reply(this.text, this.conversationId, this.model, this.inputTokens, this.outputTokens, this.attempts,
				this.latency, others);
	}

}
