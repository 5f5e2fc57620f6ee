package io.remanso.responder.delivery;

import java.util.ArrayList;
import java.util.List;

import io.remanso.responder.text.Cuts;

/**
 * Cuts a reply into parts that a message can hold. Nothing is lost but the white space at
 * the cuts, and nothing is added.
 */
public final class Splitter {

	/**
	 * The most that WhatsApp takes as one text. Counted in units of UTF-16, of which an
	 * emoji has two: whatever else it may count, it is no more.
	 */
	public static final int LONGEST = 4096;

	private Splitter() {
	}

	/** The parts in order; none for a blank text. */
	public static List<String> split(String text, int longest) {
		String all = text.strip();
		if (all.length() <= longest) {
			return all.isEmpty() ? List.of() : List.of(all);
		}
		List<String> parts = new ArrayList<>();
		Cuts cuts = new Cuts(all);
		int from = 0;
		while (all.length() - from > longest) {
			int cut = cuts.of(from, longest);
			parts.add(all.substring(from, cut).strip());
			from = cut;
			while (Character.isWhitespace(all.charAt(from))) {
				from++;
			}
		}
		parts.add(all.substring(from));
		return List.copyOf(parts);
	}

}
