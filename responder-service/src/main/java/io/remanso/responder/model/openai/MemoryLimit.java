package io.remanso.responder.model.openai;

import java.util.List;

import io.remanso.responder.model.Line;
import io.remanso.responder.model.Reply;

/**
 * How much of what was said before the model reads in a turn, so that a turn costs as
 * much after years as in the first week. A conversation that has grown above it is left:
 * the next turn begins a new one from the transcript, with so little of it that many
 * turns go by until that is left. Nothing is kept of this between turns: who is killed
 * before the reply is recorded finds it in the old conversation, without a count, and the
 * turn after it leaves.
 *
 * @param tokens beside the instructions
 * @param instructions tokens of these, about
 */
record MemoryLimit(long tokens, long instructions) {

	// Of most texts.
	private static final int BYTES_PER_TOKEN = 4;

	static MemoryLimit of(long tokens, String instructions) {
		return new MemoryLimit(tokens, Recent.bytes(instructions) / BYTES_PER_TOKEN);
	}

	/** Whether the conversation in which that was asked is too long to go on with. */
	boolean isPassed(Reply.Usage usage) {
		return usage.inputTokens() > this.tokens + this.instructions;
	}

	/**
	 * What a new conversation is told: three quarters of the limit, even where each byte
	 * were a token, so that no text in any language makes the next turn leave it again.
	 */
	List<Line> toBegin(List<Line> history) {
		return Recent.of(history, this.tokens * 3 / 4);
	}

	/** What is told in each turn where the transcript is all the memory. */
	List<Line> toRepeat(List<Line> history) {
		// Three quarters for languages with more tokens than most.
		return Recent.of(history, this.tokens * BYTES_PER_TOKEN * 3 / 4);
	}

}
