package io.remanso.buffer.conversation;

import java.util.List;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Quote;
import io.remanso.contracts.turn.TurnMessage;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes a message takes at most as JSON in UTF-8, escapes counted, so that a cap
 * on it caps the records too.
 */
final class MessageSize {

	// Field names, punctuation, times, offset and traceparent of a message with every
	// field set.
	private static final long FRAME = 640;

	// Quotes and comma of one more text in a list.
	private static final long TEXT = 48;

	private MessageSize() {
	}

	static long of(TurnMessage message) {
		return FRAME + of(message.id()) + of(message.corrects()) + of(message.quote()) + of(message.content());
	}

	static long of(Content content) {
		return switch (content) {
			case Content.Text text -> of(text.body());
			case Content.Media media -> of(media.id()) + of(media.url()) + of(media.mimeType()) + of(media.sha256())
					+ of(media.fileName()) + of(media.caption());
			case Content.Location location -> of(location.name()) + of(location.address()) + of(location.caption());
			case Content.Contacts contacts ->
				contacts.cards().stream().mapToLong((card) -> TEXT + of(card.name()) + of(card.phones())).sum();
			case Content.Choice choice -> of(choice.id()) + of(choice.title()) + of(choice.description());
			case Content.Poll poll -> of(poll.title()) + of(poll.options());
			case Content.Order order -> of(order.text());
			case Content.Unsupported unsupported -> of(unsupported.type());
		};
	}

	private static long of(@Nullable Quote quote) {
		return (quote != null) ? TEXT + of(quote.messageId()) + of(quote.author()) + of(quote.text()) : 0;
	}

	private static long of(List<String> texts) {
		return texts.stream().mapToLong((text) -> TEXT + of(text)).sum();
	}

	static long of(@Nullable String text) {
		if (text == null) {
			return 0;
		}
		long bytes = 0;
		for (int i = 0; i < text.length(); i++) {
			bytes += of(text.charAt(i));
		}
		return bytes;
	}

	private static int of(char unit) {
		if (unit < 0x20) {
			return 6;
		}
		if (unit == '"' || unit == '\\') {
			return 2;
		}
		if (unit < 0x80) {
			return 1;
		}
		// A pair of surrogates is four bytes, so three for each half is enough.
		return (unit < 0x800) ? 2 : 3;
	}

}
