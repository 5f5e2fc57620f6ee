package io.remanso.responder.model.openai;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole sentences of a text that was cut off. Rather one sentence too few: a full
 * stop ends none after a number that may go on, in an address, after an abbreviation or a
 * list's number.
 */
final class Sentences {

	// With what may follow the mark: quotes, brackets, WhatsApp's own marks.
	private static final Pattern END = Pattern.compile("[.!?…]+[\"'”’»)\\]*_~]*(?=\\s|$)|[。！？]+[”’」』）]*|\\R");

	private static final Pattern ADDRESS = Pattern.compile("[/@]|www\\.|\\p{L}\\.\\p{L}");

	private static final Pattern NUMBER = Pattern.compile("[\\d.,:]+");

	// The end of a list or a paragraph whose rest was cut off.
	private static final Pattern DANGLING = Pattern
		.compile("(?:^|\\R)(?:[^\\n]*:[*_~]*|\\s*(?:[-*•#>]+|\\d+[.)]))\\s*$");

	private static final Set<String> SHORT = Set.of("sr", "sra", "sres", "srta", "dr", "dra", "ing", "lic", "arq",
			"prof", "ud", "uds", "vd", "vds", "pág", "págs", "tel", "cel", "núm", "nro", "art", "av", "avda", "cra",
			"cll", "apto", "dpto", "depto", "edif", "aprox", "máx", "mín", "min", "seg", "hrs", "ej", "etc", "vol",
			"cap", "fig", "ref", "ext", "cía", "mr", "mrs", "ms", "st", "vs", "inc", "ltd", "dept", "approx", "ene",
			"feb", "mar", "abr", "jun", "jul", "ago", "sep", "sept", "oct", "nov", "dic");

	private Sentences() {
	}

	/** The sentences that are whole; where there are none, the words and an ellipsis. */
	static String whole(String text) {
		int end = 0;
		Matcher mark = END.matcher(text);
		while (mark.find()) {
			if (isEnd(text, mark)) {
				end = mark.end();
			}
		}
		String whole = withoutDangling(text.substring(0, end).strip());
		return whole.isEmpty() ? words(text.strip()) : whole;
	}

	private static boolean isEnd(String text, Matcher mark) {
		int from = mark.start();
		while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
			from--;
		}
		String word = text.substring(from, mark.start()).replaceAll("^[^\\p{L}\\d]+", "");
		boolean lineBegins = from == 0 || text.charAt(from - 1) == '\n';
		return switch (mark.group().charAt(0)) {
			case '.' -> mark.group().startsWith("..") ? !ADDRESS.matcher(word).find()
					: isEnd(word, lineBegins || mark.end() == text.length());
			case '!', '?', '…' -> !ADDRESS.matcher(word).find();
			default -> true;
		};
	}

	private static boolean isEnd(String word, boolean mayGoOn) {
		if (NUMBER.matcher(word).matches()) {
			return !mayGoOn;
		}
		return word.length() > 1 && !SHORT.contains(word.toLowerCase(Locale.ROOT)) && !ADDRESS.matcher(word).find();
	}

	private static String withoutDangling(String text) {
		String rest = text;
		Matcher dangling = DANGLING.matcher(rest);
		while (dangling.find()) {
			rest = rest.substring(0, dangling.start()).strip();
			dangling = DANGLING.matcher(rest);
		}
		return rest;
	}

	private static String words(String text) {
		int last = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n'));
		return (last > 0) ? text.substring(0, last).strip() + "…" : text;
	}

}
