package io.remanso.responder.model;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the model said.
 *
 * @param conversationId the conversation that holds it, or null where none is kept
 * @param nextConversationId the one that the next turn is to go on with: the same, or
 * null where the next begins a new one
 * @param usage what it cost
 * @param attempts calls made for it
 * @param latency of the last call
 * @param left conversations that were used on the way and do not hold the reply
 */
public record Reply(String text, @Nullable String conversationId, @Nullable String nextConversationId, String model,
		Usage usage, int attempts, Duration latency, List<String> left) {

	public Reply {
		left = List.copyOf(left);
	}

	/** One whose conversation goes on. */
	public Reply(String text, @Nullable String conversationId, String model, Usage usage, int attempts,
			Duration latency) {
		this(text, conversationId, conversationId, model, usage, attempts, latency, List.of());
	}

	/** The same, after these conversations were used. */
	public Reply after(Collection<String> used) {
		List<String> others = used.stream().filter((id) -> !id.equals(this.conversationId)).toList();
		return new Reply(this.text, this.conversationId, this.nextConversationId, this.model, this.usage, this.attempts,
				this.latency, others);
	}

	/** The same with another text. */
	public Reply saying(String other) {
		return new Reply(other, this.conversationId, this.nextConversationId, this.model, this.usage, this.attempts,
				this.latency, this.left);
	}

	/** The same where the next turn begins a new conversation. */
	public Reply leavingItsConversation() {
		return new Reply(this.text, this.conversationId, null, this.model, this.usage, this.attempts, this.latency,
				this.left);
	}

	/**
	 * Tokens that were counted.
	 *
	 * @param inputTokens instructions, what was said before and the turn itself
	 * @param cachedInputTokens those of them that the server had read before; null where
	 * it does not say
	 * @param outputTokens reasoning included
	 */
	public record Usage(long inputTokens, @Nullable Long cachedInputTokens, long outputTokens) {

		/** Where nothing was asked. */
		public static final Usage NONE = new Usage(0, null, 0);

	}

}
