package io.remanso.responder.text;

/**
 * Text that every reader behind us can carry: JSON, PostgreSQL, the gateways and the
 * model's server.
 * <p>
 * What is no character goes without a replacement: nobody can do anything with a control
 * character, half of a surrogate pair or a noncharacter, and a U+FFFD in their place
 * would only show the user that something broke. Ends of lines of other systems become
 * {@code \n}. Joiners, variation selectors and tags stay, since emoji and many scripts
 * are made with them, and so do the marks by which mixed directions are written; not the
 * two overrides of direction, by which a number or an address would be read otherwise
 * than it is sent.
 */
public final class CleanText {

	private CleanText() {
	}

	/** The same text, cleaned; the very same where it is clean. */
	public static String of(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (isSuspect(text.charAt(i))) {
				return cleaned(text);
			}
		}
		return text;
	}

	/** What somebody said: cleaned, without margins, empty where nobody could see it. */
	public static String words(String text) {
		String words = strip(of(text));
		return isBlank(words) ? "" : words;
	}

	/** Whether there is nothing in it that can be seen. */
	static boolean isBlank(String text) {
		return text.codePoints().noneMatch(CleanText::isVisible);
	}

	/** Without what can't be seen at both ends. */
	static String strip(String text) {
		int from = 0;
		int to = text.length();
		while (from < to && isMargin(text.charAt(from))) {
			from++;
		}
		while (to > from && isMargin(text.charAt(to - 1))) {
			to--;
		}
		return text.substring(from, to);
	}

	// Nearly every text has none of these: surrogates are looked at in pairs.
	private static boolean isSuspect(char c) {
		return (c < ' ' && c != '\n' && c != '\t') || (c >= '\u007F' && c <= '\u009F')
				|| (c >= '\u2028' && c <= '\u202E') || Character.isSurrogate(c) || c >= '\uFDD0';
	}

	private static String cleaned(String text) {
		StringBuilder clean = new StringBuilder(text.length());
		int next;
		for (int i = 0; i < text.length(); i = next) {
			int c = text.codePointAt(i);
			next = i + Character.charCount(c);
			if (isEndOfLine(c)) {
				clean.append('\n');
				next += (c == '\r' && text.startsWith("\n", next)) ? 1 : 0;
			}
			else if (isCharacter(c)) {
				clean.appendCodePoint(c);
			}
		}
		return clean.toString();
	}

	private static boolean isEndOfLine(int c) {
		return switch (c) {
			case '\r', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> true;
			default -> false;
		};
	}

	private static boolean isCharacter(int c) {
		boolean noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
		boolean override = c == 0x202D || c == 0x202E;
		boolean byteOrderMark = c == 0xFEFF;
		return c == '\n' || c == '\t' || !(noncharacter || override || byteOrderMark || Character.isISOControl(c)
				|| Character.getType(c) == Character.SURROGATE);
	}

	private static boolean isVisible(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED,
					Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
				false;
			default -> !isFiller(c);
		};
	}

	// Letters and a pattern by their type, empty by their look: Hangul's fillers, Braille
	// without a dot.
	private static boolean isFiller(int c) {
		return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
	}

	// Not the joiners: at an end they may belong to an emoji.
	private static boolean isMargin(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\u2060';
	}

}
