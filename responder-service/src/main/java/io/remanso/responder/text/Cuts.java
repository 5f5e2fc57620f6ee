package io.remanso.responder.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a text may be cut: between paragraphs where there is an end of one in reach, else
 * between lines, sentences, words. A cut falls neither into an address, nor between marks
 * or into code that fit into one part: it is put before them. Only what is too long for a
 * part is cut anywhere, but between characters as they are seen, which can be made of
 * many. A cut adds nothing: the parts are the text, but for white space.
 */
public final class Cuts {

	private static final List<String> BETWEEN = List.of("\n\n", "\n", ". ", " ");

	// Code, what is marked, and the sign before a list's item.
	private static final Pattern WHOLE = Pattern.compile("```(?s:.*?)```|`[^`\n]+`"
			+ "|(?<![\\p{L}\\p{N}])(?:\\*[^\\s*](?:[^*\n]*[^\\s*])?\\*|_[^\\s_](?:[^_\n]*[^\\s_])?_"
			+ "|~[^\\s~](?:[^~\n]*[^\\s~])?~)|(?m:^[ \t]*+(?:[-*>]|\\d{1,9}[.)])[ \t]++)");

	private final String text;

	private final BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);

	private final List<Place> addresses;

	private final List<Place> wholes;

	public Cuts(String text) {
		this.text = text;
		this.characters.setText(text);
		this.addresses = places(Kept.PAGE, text);
		this.wholes = places(WHOLE, text);
	}

	/**
	 * The last good cut of the text from there.
	 * @param longest how much may stand before it; there is more text than that
	 */
	public int of(int from, int longest) {
		int most = from + longest;
		int cut = between(from, longest, true);
		if (cut > 0) {
			return cut;
		}
		Place torn = at(this.wholes, most);
		if (torn != null && torn.from() > from && torn.to() - torn.from() <= longest && isGood(torn.from(), false)) {
			return torn.from();
		}
		cut = between(from, longest, false);
		return (cut > 0) ? cut : anywhere(from, longest);
	}

	// A cut in the first half would leave more parts than needed.
	private int between(int from, int longest, boolean wholes) {
		for (String between : BETWEEN) {
			int length = between.strip().length();
			int at = this.text.lastIndexOf(between, from + longest - length);
			while (at >= from + longest / 2) {
				if (isGood(at + length, wholes)) {
					return at + length;
				}
				at = this.text.lastIndexOf(between, at - 1);
			}
		}
		return 0;
	}

	private int anywhere(int from, int longest) {
		int cut = from + longest;
		Place torn = at(this.addresses, cut);
		if (torn != null && torn.from() > from && torn.to() - torn.from() <= longest) {
			cut = torn.from();
		}
		if (this.characters.isBoundary(cut)) {
			return cut;
		}
		int before = this.characters.preceding(cut);
		if (before > from) {
			return before;
		}
		return Character.isHighSurrogate(this.text.charAt(cut - 1)) ? cut - 1 : cut;
	}

	private boolean isGood(int cut, boolean wholes) {
		return at(this.addresses, cut) == null && !(wholes && at(this.wholes, cut) != null)
				&& this.characters.isBoundary(cut);
	}

	/** What would be cut in two there. */
	private static @Nullable Place at(List<Place> places, int cut) {
		int low = 0;
		int high = places.size() - 1;
		while (low <= high) {
			int middle = (low + high) / 2;
			Place place = places.get(middle);
			if (cut <= place.from()) {
				high = middle - 1;
			}
			else if (cut >= place.to()) {
				low = middle + 1;
			}
			else {
				return place;
			}
		}
		return null;
	}

	private static List<Place> places(Pattern pattern, String text) {
		List<Place> places = new ArrayList<>();
		Matcher matcher = pattern.matcher(text);
		while (matcher.find()) {
			places.add(new Place(matcher.start(), matcher.end()));
		}
		return places;
	}

}
