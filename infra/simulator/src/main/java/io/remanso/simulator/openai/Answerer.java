package io.remanso.simulator.openai;

import java.util.function.Function;

/**
 * The simulated model: a pure function of what it is asked. Called by many threads at
 * once.
 */
@FunctionalInterface
public interface Answerer {

	String answer(Prompt prompt);

	/** The answer with what else comes out. */
	default Output output(Prompt prompt) {
		return Output.of(answer(prompt));
	}

	/** One that puts out more than an answer. */
	static Answerer of(Function<Prompt, Output> model) {
		return new Answerer() {

			@Override
			public String answer(Prompt prompt) {
				return output(prompt).text();
			}

			@Override
			public Output output(Prompt prompt) {
				return model.apply(prompt);
			}

		};
	}

	/** A short friendly answer in Spanish that shows that every line was read. */
	static Answerer friendly() {
		return new FriendlyAnswerer();
	}

	/** The user's lines, unchanged and in order, to be read back with {@link Echo}. */
	static Answerer echo() {
		return (prompt) -> Echo.of(prompt.lines());
	}

}
