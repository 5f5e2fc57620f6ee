package io.remanso.simulator.openai;

import java.util.List;

/**
 * What the simulated model is asked.
 *
 * @param instructions the instructions of the request; may be empty
 * @param history what was said before, in order
 * @param lines the user's new lines, in order
 * @param images how many images came with them
 */
public record Prompt(String instructions, List<Turn> history, List<String> lines, int images) {

	/**
	 * One earlier message.
	 *
	 * @param role user, assistant, developer or system
	 */
	public record Turn(String role, String text) {

	}

}
