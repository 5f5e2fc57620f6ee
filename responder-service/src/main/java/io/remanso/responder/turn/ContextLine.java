package io.remanso.responder.turn;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Context;
import io.remanso.contracts.turn.TranscriptEntry;

/**
 * What the model should know of the user and the time. The part about the user is kept
 * with the conversation for an hour; the clock is fresh in every turn.
 */
final class ContextLine {

	private static final Duration KEPT = Duration.ofHours(1);

	private static final Duration RECENT = Duration.ofHours(1);

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEEE d 'de' MMMM 'de' yyyy, HH:mm",
			Locale.forLanguageTag("es-CO"));

	private ContextLine() {
	}

	/** The part about the user: the one that came with the turn while it holds. */
	static Context of(ClosedBuffer buffer, List<String> labels, Instant now) {
		List<String> facts = new ArrayList<>();
		String name = buffer.profile().name();
		if (name != null && !name.isBlank()) {
			facts.add("Cliente: " + name.strip());
		}
		if (!labels.isEmpty()) {
			facts.add("Etiquetas: " + String.join(", ", labels));
		}
		String text = facts.isEmpty() ? "Cliente sin nombre" : String.join(" | ", facts);
		Context stored = buffer.context();
		boolean holds = stored != null && stored.text().equals(text) && now.isBefore(stored.expiresAt());
		return (stored != null && holds) ? stored : new Context(text, now.plus(KEPT));
	}

	/** The whole line. */
	static String withClock(Context context, ClosedBuffer buffer, Instant now, ZoneId zone) {
		String line = "%s | Ahora: %s (%s)".formatted(context.text(), CLOCK.format(now.atZone(zone)), zone.getId());
		if (buffer.transcript().isEmpty()) {
			return line;
		}
		TranscriptEntry last = buffer.transcript().getLast();
		Duration since = Duration.between(last.at(), now);
		return (since.compareTo(RECENT) < 0) ? line : line + " | Último contacto: hace " + words(since);
	}

	private static String words(Duration since) {
		return (since.toDays() > 0) ? since.toDays() + " d" : since.toHours() + " h";
	}

}
