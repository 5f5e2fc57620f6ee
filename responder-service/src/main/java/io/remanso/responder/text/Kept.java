package io.remanso.responder.text;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a text is never changed, whatever it looks like: addresses of pages and
 * mailboxes, and codes, which have stars or tildes inside a word of digits or capitals
 * (the codes of Pix do). The parser is shown letters in the place of their marks, so that
 * it takes them for words; the text itself is copied from where it stands.
 */
final class Kept {

	static final Pattern PAGE = Pattern
		.compile("(?i)(?:https?://|www\\.)(?:[^\\s<>()\\[\\]\\\\`|\"]++|\\([^\\s<>()\\[\\]\\\\`|\"]*+\\)){1,20}");

	private static final Pattern MAILBOX = Pattern
		.compile("(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]*+@[A-Za-z0-9.-]+");

	// From its first letter only: a search from each would take the square of a long one.
	private static final Pattern WORD = Pattern.compile("(?<![A-Za-z0-9])[A-Za-z0-9]++(?:[*~_]++[A-Za-z0-9]++){1,50}");

	// What stands after an address belongs to the sentence.
	private static final String NOT_LAST = "*_~.,;:!?'";

	private final BitSet addresses = new BitSet();

	private final BitSet hidden = new BitSet();

	private final StringBuilder shown;

	private Kept(String source) {
		this.shown = new StringBuilder(source);
	}

	static Kept of(String source) {
		Kept kept = new Kept(source);
		kept.addresses(PAGE.matcher(source), source);
		kept.addresses(MAILBOX.matcher(source), source);
		Matcher word = WORD.matcher(source);
		while (word.find()) {
			if (isCode(word.group())) {
				kept.hide(word.start(), word.end());
			}
		}
		return kept;
	}

	/** The text as the parser is to see it, of the same length. */
	String shown() {
		return this.shown.toString();
	}

	/** Whether marks around this would stand against an address, or hold a code. */
	boolean isIn(int from, int to) {
		int code = this.hidden.nextSetBit(from);
		return this.addresses.get(from) || (to > from && this.addresses.get(to - 1)) || (code >= 0 && code < to);
	}

	/** Whether this character is part of an address. */
	boolean isAddress(int at) {
		return this.addresses.get(at);
	}

	private void addresses(Matcher address, String source) {
		while (address.find()) {
			int end = address.end();
			while (end > address.start() && NOT_LAST.indexOf(source.charAt(end - 1)) >= 0) {
				end--;
			}
			this.addresses.set(address.start(), end);
			hide(address.start(), end);
		}
	}

	private void hide(int from, int to) {
		for (int i = from; i < to; i++) {
			if ("*_~&".indexOf(this.shown.charAt(i)) >= 0) {
				this.shown.setCharAt(i, 'x');
				this.hidden.set(i);
			}
		}
	}

	private static boolean isCode(String word) {
		return word.chars().anyMatch((c) -> c >= '0' && c <= '9') || word.chars().noneMatch(Character::isLowerCase);
	}

}
