package io.remanso.simulator.openai;

/**
 * The simulated model: a pure function of what it is asked. Called by many threads at
 * once.
 */
@FunctionalInterface
public interface Answerer {

	String answer(Prompt prompt);

	/** A short friendly answer in Spanish that shows that every line was read. */
	static Answerer friendly() {
		return new FriendlyAnswerer();
	}

	/** The user's lines, unchanged and in order, to be read back with {@link Echo}. */
	static Answerer echo() {
		return (prompt) -> Echo.of(prompt.lines());
	}

}
