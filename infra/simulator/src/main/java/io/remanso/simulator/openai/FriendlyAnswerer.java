package io.remanso.simulator.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.remanso.simulator.openai.Prompt.Turn;

/**
 * Answers as a friendly Spanish-speaking assistant would that only repeats what it was
 * told, and that remembers a name.
 */
final class FriendlyAnswerer implements Answerer {

	/** A quoted line is cut here, so that the answer to a long burst stays readable. */
	private static final int QUOTED = 120;

	private static final Pattern NAME = Pattern.compile("\\b(?:me llamo|mi nombre es)\\s+(\\p{L}[\\p{L}'-]*)",
			Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

	private static final Pattern ASKS_NAME = Pattern.compile("c[oó]mo me llamo|cu[aá]l es mi nombre|sabes mi nombre",
			Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

	@Override
	public String answer(Prompt prompt) {
		List<String> sentences = new ArrayList<>();
		Optional<String> name = name(prompt);
		boolean known = prompt.history().stream().anyMatch((turn) -> turn.role().equals("assistant"));
		if (!known) {
			sentences.add(name.map((given) -> "¡Hola, " + given + "!").orElse("¡Hola!"));
		}
		sentences.add(whatWasRead(prompt));
		if (prompt.lines().stream().anyMatch((line) -> ASKS_NAME.matcher(line).find())) {
			sentences.add(name.map((given) -> "Te llamas " + given + ".").orElse("Aún no me has dicho tu nombre."));
		}
		sentences.add("¿En qué más te ayudo?");
		return String.join(" ", sentences);
	}

	private static String whatWasRead(Prompt prompt) {
		List<String> quoted = new ArrayList<>(prompt.lines().stream().map(FriendlyAnswerer::quote).toList());
		String images = switch (prompt.images()) {
			case 0 -> "";
			case 1 -> "una imagen";
			default -> prompt.images() + " imágenes";
		};
		if (quoted.isEmpty()) {
			return images.isEmpty() ? "Aquí estoy." : "Recibí " + images + ".";
		}
		String withImages = images.isEmpty() ? "" : ", con " + images;
		if (quoted.size() == 1) {
			return "Leí tu mensaje: " + quoted.getFirst() + withImages + ".";
		}
		String last = quoted.removeLast();
		return "Leí tus %d mensajes: %s y %s%s.".formatted(quoted.size() + 1, String.join(", ", quoted), last,
				withImages);
	}

	private static String quote(String line) {
		return "«" + ((line.length() <= QUOTED) ? line : line.substring(0, QUOTED) + "…") + "»";
	}

	private static Optional<String> name(Prompt prompt) {
		Stream<String> before = prompt.history().stream().filter((turn) -> turn.role().equals("user")).map(Turn::text);
		return Stream.concat(before, prompt.lines().stream())
			.map(NAME::matcher)
			.filter(Matcher::find)
			.map((found) -> found.group(1))
			.reduce((earlier, later) -> later)
			.map((name) -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
	}

}
