package io.remanso.responder.turn;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Context;
import io.remanso.contracts.turn.TranscriptEntry;
import org.jspecify.annotations.Nullable;

/**
 * What the model should know of the user and the time. The part about the user is kept
 * with the conversation for an hour; the clock is fresh in every turn.
 */
final class ContextLine {

	private static final Duration KEPT = Duration.ofHours(1);

	private static final Duration RECENT = Duration.ofHours(1);

	private static final int LONGEST = 60;

	private static final int MOST_LABELS = 20;

	// Ends of lines that Unicode knows beside the usual, and marks that turn the writing
	// round, too.
	private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEEE d 'de' MMMM 'de' yyyy, HH:mm",
			Locale.forLanguageTag("es-CO"));

	private ContextLine() {
	}

	/** The part about the user: the one that came with the turn while it holds. */
	static Context of(ClosedBuffer buffer, List<String> labels, Instant now) {
		String text = labels.isEmpty() ? "Sin etiquetas"
				: "Etiquetas: " + labels.stream()
					.limit(MOST_LABELS)
					.map((label) -> "«" + oneLine(label) + "»")
					.collect(Collectors.joining(", "));
		Context stored = buffer.context();
		boolean holds = stored != null && stored.text().equals(text) && now.isBefore(stored.expiresAt());
		return (stored != null && holds) ? stored : new Context(text, now.plus(KEPT));
	}

	/**
	 * The name that the user gave themselves, or null. It may say anything, so it is no
	 * part of the line, which is told to the model in our own role.
	 */
	static @Nullable String name(ClosedBuffer buffer) {
		String given = buffer.profile().name();
		String name = (given != null) ? oneLine(given) : "";
		return name.isEmpty() ? null : name;
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

	// Labels are the business's own, but come from outside: each stays one short line
	// that can't look like the end of its quotes.
	private static String oneLine(String given) {
		String line = CONTROL.matcher(given).replaceAll(" ").replaceAll("[«»]", "").replaceAll("\\s+", " ").strip();
		return MessageText.shortened(line, LONGEST);
	}

	private static String words(Duration since) {
		return (since.toDays() > 0) ? since.toDays() + " d" : since.toHours() + " h";
	}

}
