package io.remanso.responder.turn;

import java.util.regex.Pattern;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.TurnMessage;
import io.remanso.responder.text.ReplyText;

/**
 * Whether an answer is better spoken: to who spoke last, and where nobody would want to
 * write it down.
 */
final class Speakable {

	// About a minute.
	private static final int LONGEST = 1000;

	// Prices, nights, addresses of pages, long numbers, lists.
	private static final Pattern TO_BE_READ = Pattern.compile(
			"\\$\\s*\\d|\\d\\s*(cop|usd|eur|pesos?|d[oó]lares|euros|noches?)\\b|https?://|www\\.|wa\\.me/|\\d{5}|[\\d.,]{7}|@\\w"
					+ "|^\\s*([-•*]|\\d+[.)])\\s",
			Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE);

	// Code, what is struck out, a quote.
	private static final Pattern SEEN = Pattern.compile("`|(?<![\\p{L}\\p{N}])~\\S[^~\n]*~|^>\\s", Pattern.MULTILINE);

	private Speakable() {
	}

	/** Whether the user's last message was spoken. */
	static boolean spoke(ClosedBuffer buffer) {
		return buffer.messages()
			.reversed()
			.stream()
			.filter((message) -> message.author() == TurnMessage.Author.USER)
			.findFirst()
			.map((message) -> message.content() instanceof Content.Media media && media.media() == MediaKind.VOICE)
			.orElse(false);
	}

	static boolean is(String text) {
		return !text.isBlank() && text.length() <= LONGEST && !SEEN.matcher(text).find()
				&& !TO_BE_READ.matcher(ReplyText.spoken(text)).find();
	}

}
