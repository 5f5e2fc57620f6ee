package io.remanso.simulator.openai;

import java.util.List;

import io.remanso.simulator.ledger.BoundedMap;

/**
 * What the stand-in has read before, by the caller's key: where two prompts of one key
 * begin alike, the second is billed so much of it as cached. Safe for use by many
 * threads.
 */
final class PromptCache {

	// Shorter beginnings are not kept, and longer ones in such steps.
	private static final long LEAST = 1024;

	private static final long STEP = 128;

	private static final int KEYS = 1000;

	private final BoundedMap<String, List<String>> read = new BoundedMap<>(KEYS);

	/**
	 * The cached tokens of a prompt, which is read now.
	 * @param prompt instructions and items in order
	 */
	long tokens(String key, List<String> prompt) {
		List<String> before = this.read.get(key).orElse(List.of());
		this.read.put(key, prompt);
		long alike = 0;
		for (int n = 0; n < Math.min(before.size(), prompt.size()) && before.get(n).equals(prompt.get(n)); n++) {
			alike += Tokens.of(prompt.get(n));
		}
		return (alike < LEAST) ? 0 : alike - alike % STEP;
	}

	void clear() {
		this.read.clear();
	}

}
