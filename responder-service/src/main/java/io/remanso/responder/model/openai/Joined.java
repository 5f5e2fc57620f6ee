package io.remanso.responder.model.openai;

import java.util.List;

/**
 * Pieces of what the model said as one text.
 */
final class Joined {

	private static final String ENDS = ".!?…:。！？";

	private Joined() {
	}

	/**
	 * The contents of one message. They follow each other as they are, as in OpenAI's own
	 * clients; only two sentences never stick together.
	 */
	static String contents(List<String> contents) {
		StringBuilder text = new StringBuilder();
		for (String content : contents) {
			if (!text.isEmpty() && !content.isEmpty() && ENDS.indexOf(text.charAt(text.length() - 1)) >= 0
					&& !Character.isWhitespace(content.charAt(0))) {
				text.append('\n');
			}
			text.append(content);
		}
		return text.toString();
	}

	/** Several messages: each is a paragraph. */
	static String messages(List<String> messages) {
		return String.join("\n\n", messages.stream().map(String::strip).filter((text) -> !text.isEmpty()).toList());
	}

}
