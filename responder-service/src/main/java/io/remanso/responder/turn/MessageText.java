package io.remanso.responder.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Quote;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.turn.TurnMessage;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, in words: the line that the model sees and the transcript keeps.
 */
final class MessageText {

	private static final int QUOTED = 300;

	private MessageText() {
	}

	/**
	 * The line of a message.
	 * @param earlier lines in which a quoted message may be found
	 * @param sensed what its file says
	 */
	static String of(TurnMessage message, List<TranscriptEntry> earlier, Sensed sensed) {
		List<String> lines = new ArrayList<>();
		if (message.corrects() != null) {
			lines.add("[Corrige un mensaje anterior]");
		}
		Quote quote = message.quote();
		if (quote != null) {
			lines.add(quoted(quote, earlier));
		}
		lines.add(of(message.content(), sensed));
		return String.join("\n", lines);
	}

	private static String quoted(Quote quote, List<TranscriptEntry> earlier) {
		String text = (quote.text() != null) ? quote.text()
				: earlier.stream()
					.filter((entry) -> quote.messageId().equals(entry.messageId()))
					.map(TranscriptEntry::text)
					.findFirst()
					.orElse("");
		return text.isBlank() ? "[Responde a un mensaje anterior]"
				: "[Responde a: «%s»]".formatted(shortened(text, QUOTED));
	}

	/** A text of so many characters at most, cut between characters. */
	static String shortened(String text, int longest) {
		if (text.length() <= longest) {
			return text;
		}
		int end = Math.max(0, longest);
		boolean inside = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
		return text.substring(0, inside ? end - 1 : end) + "…";
	}

	private static String of(Content content, Sensed sensed) {
		return switch (content) {
			case Content.Text text -> text.body();
			case Content.Media media -> media(media, sensed);
			case Content.Location place -> place(place);
			case Content.Contacts contacts -> "[Contacto: %s]"
				.formatted(contacts.cards().stream().map(MessageText::card).collect(Collectors.joining("; ")));
			case Content.Choice choice -> joined("\n", choice.title(), choice.description());
			case Content.Poll poll -> "[Encuesta: %s | %s]".formatted(poll.title(), String.join(", ", poll.options()));
			case Content.Order order -> joined(" ", "[Pedido de %d artículos]".formatted(order.items()), order.text());
			case Content.Unsupported other -> "[Mensaje de tipo %s, que no se puede leer]".formatted(other.type());
		};
	}

	private static String place(Content.Location place) {
		String degrees = String.format(Locale.ROOT, "%.6f, %.6f", place.latitude(), place.longitude());
		String where = "[%s: %s]".formatted(place.live() ? "Ubicación en vivo" : "Ubicación",
				joined(", ", place.name(), place.address(), degrees));
		return joined(" ", where, place.caption());
	}

	private static String media(Content.Media media, Sensed sensed) {
		String kind = switch (media.media()) {
			case IMAGE -> "Imagen";
			case VIDEO -> "Video";
			case VOICE -> "Nota de voz";
			case AUDIO -> "Audio";
			case DOCUMENT -> "Documento";
			case STICKER -> "Sticker";
			case UNKNOWN -> "Archivo";
		};
		String unheard = !sensed.failed() ? "" : switch (media.media()) {
			case VOICE, AUDIO -> ", no se pudo escuchar";
			default -> ", no se pudo ver";
		};
		String name = "[%s%s]".formatted(joined(": ", kind, media.fileName()), unheard);
		return joined(" ", name, sensed.words(), media.caption());
	}

	private static String card(Content.Contacts.Card card) {
		return joined(" ", card.name(), String.join(", ", card.phones()));
	}

	private static String joined(String between, @Nullable String... parts) {
		return Stream.of(parts)
			.filter(Objects::nonNull)
			.filter((part) -> !part.isBlank())
			.collect(Collectors.joining(between));
	}

}
