package io.remanso.responder.text;

import java.util.regex.Pattern;

/**
 * The model's text as a reply: cleaned, and with WhatsApp's marks in place of Markdown's.
 */
public final class ReplyText {

	private static final Pattern MARKED = Pattern
		.compile("(?<![\\p{L}\\p{N}])([*_~])(?=\\S)([^\n]*?\\S)\\1(?![\\p{L}\\p{N}])");

	private ReplyText() {
	}

	/**
	 * What is recorded and sent of a text of the model.
	 * @return empty where nobody could see anything of it
	 */
	public static String of(String modelText) {
		// Once more after that: an entity may stand for a character that is none.
		return CleanText.words(Markdown.toMarks(CleanText.words(modelText)));
	}

	/** A short reply as it is spoken: nobody wants to hear marks. */
	public static String spoken(String reply) {
		String words = reply;
		String marked;
		do {
			marked = words;
			words = MARKED.matcher(marked).replaceAll("$2");
		}
		while (!words.equals(marked));
		return words;
	}

}
