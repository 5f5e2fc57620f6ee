package io.remanso.simulator.openai;

import org.jspecify.annotations.Nullable;

/**
 * How OpenAI is stood in for.
 *
 * @param answerer the simulated model
 * @param key the only valid key, or null to accept any
 * @param requestsPerMinute the limit to enforce, or 0 for none
 */
public record OpenAiOptions(Answerer answerer, @Nullable String key, int requestsPerMinute) {

	/** Any key, friendly answers, no limit. */
	public static final OpenAiOptions USUAL = new OpenAiOptions(Answerer.friendly(), null, 0);

	public OpenAiOptions withAnswerer(Answerer newAnswerer) {
		return new OpenAiOptions(newAnswerer, this.key, this.requestsPerMinute);
	}

	@Override
	public String toString() {
		return "OpenAiOptions[" + this.requestsPerMinute + "]";
	}

}
