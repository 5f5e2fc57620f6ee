package io.remanso.sink.table;

import org.jspecify.annotations.Nullable;

/**
 * Text as PostgreSQL takes it. It has no character NUL and no half of a surrogate pair,
 * neither in text nor in jsonb, while JSON and Java have both: each becomes U+FFFD, so
 * that a message with one is kept and not refused.
 */
final class PostgresText {

	private static final char REPLACEMENT = '\uFFFD';

	private static final String ESCAPED_NUL = "\\u0000";

	private PostgresText() {
	}

	static @Nullable String of(@Nullable String text) {
		return (text == null || isClean(text)) ? text : cleaned(text);
	}

	/**
	 * Of JSON as Jackson writes it: NUL is always escaped there, surrogates never are.
	 */
	static String ofJson(String json) {
		String text = isClean(json) ? json : cleaned(json);
		return text.contains(ESCAPED_NUL) ? withoutEscapedNul(text) : text;
	}

	private static boolean isClean(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == 0 || Character.isSurrogate(c)) {
				return false;
			}
		}
		return true;
	}

	private static String cleaned(String text) {
		StringBuilder result = new StringBuilder(text.length());
		text.codePoints().forEach((point) -> {
			boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
			result.appendCodePoint((point == 0 || half) ? REPLACEMENT : point);
		});
		return result.toString();
	}

	// A backslash takes the next character with it: \\u0000 is a backslash and "u0000".
	private static String withoutEscapedNul(String json) {
		StringBuilder result = new StringBuilder(json.length());
		int i = 0;
		while (i < json.length()) {
			if (json.startsWith(ESCAPED_NUL, i)) {
				result.append(REPLACEMENT);
				i += ESCAPED_NUL.length();
			}
			else {
				int end = Math.min(json.length(), i + ((json.charAt(i) == '\\') ? 2 : 1));
				result.append(json, i, end);
				i = end;
			}
		}
		return result.toString();
	}

}
