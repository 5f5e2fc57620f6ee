package io.remanso.responder.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Characters that are written as others: after a backslash, or as an entity of HTML. In
 * an address they stay as they are written.
 */
final class Escapes {

	// A backslash after a backslash stays, as in a path of Windows.
	private static final Pattern ESCAPE = Pattern
		.compile("\\\\\\\\|\\\\(?<mark>\\p{Punct})|&(?:(?<name>amp|lt|gt|quot|apos|nbsp)|#(?<number>\\d{1,7})|#[xX]"
				+ "(?<hex>[0-9a-fA-F]{1,6}));");

	private static final Map<String, String> NAMED = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'",
			"nbsp", " ");

	private Escapes() {
	}

	/** Change those in a piece of text. */
	static void change(Place place, String source, Kept kept, Edits edits) {
		Matcher escape = ESCAPE.matcher(source).region(place.from(), place.to());
		while (escape.find()) {
			String meant = meant(escape);
			if (meant != null && !kept.isAddress(escape.start())) {
				edits.replace(escape.start(), escape.end(), meant);
			}
		}
	}

	private static @Nullable String meant(Matcher escape) {
		if (escape.group("mark") != null) {
			return escape.group("mark");
		}
		if (escape.group("name") != null) {
			return NAMED.get(escape.group("name"));
		}
		if (escape.group("number") != null) {
			return character(Integer.parseInt(escape.group("number")));
		}
		return (escape.group("hex") != null) ? character(Integer.parseInt(escape.group("hex"), 16)) : null;
	}

	private static @Nullable String character(int code) {
		return Character.isValidCodePoint(code) ? CleanText.of(Character.toString(code)) : null;
	}

}
