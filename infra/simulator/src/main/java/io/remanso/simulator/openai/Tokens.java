package io.remanso.simulator.openai;

/** A rough count of tokens, good enough to be added up. */
final class Tokens {

	/** Characters of Spanish or English text to a token. */
	static final int CHARACTERS = 4;

	private Tokens() {
	}

	static long of(String text) {
		return Math.ceilDiv(text.length(), CHARACTERS);
	}

}
