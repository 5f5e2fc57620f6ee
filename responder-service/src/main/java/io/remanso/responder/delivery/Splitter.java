package io.remanso.responder.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a reply into parts that a message can hold: between paragraphs where there is one
 * in reach, else between lines, sentences, words, and in the end anywhere but inside a
 * character. Nothing is lost but the white space at the cuts.
 */
public final class Splitter {

	/** The most that WhatsApp takes as one text. */
	public static final int LONGEST = 4096;

	private static final List<String> CUTS = List.of("\n\n", "\n", ". ", " ");

	private Splitter() {
	}

	/** The parts in order; none for a blank text. */
	public static List<String> split(String text, int longest) {
		List<String> parts = new ArrayList<>();
		String rest = text.strip();
		while (rest.length() > longest) {
			int cut = cut(rest, longest);
			parts.add(rest.substring(0, cut).strip());
			rest = rest.substring(cut).strip();
		}
		if (!rest.isEmpty()) {
			parts.add(rest);
		}
		return List.copyOf(parts);
	}

	// A cut in the first half would leave more parts than needed.
	private static int cut(String text, int longest) {
		for (String between : CUTS) {
			int at = text.lastIndexOf(between, longest - between.strip().length());
			if (at >= longest / 2) {
				return at + between.strip().length();
			}
		}
		return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
	}

}
