package io.remanso.simulator.openai;

import java.util.List;
import java.util.stream.Stream;

/**
 * The answer of the echo mode: {@code echo N} and then the N lines. It has no blank line,
 * so it is cut only where it is longer than one message may be.
 */
public final class Echo {

	private static final String HEAD = "echo ";

	private Echo() {
	}

	static String of(List<String> lines) {
		return HEAD + lines.size() + lines.stream().map((line) -> "\n" + line).reduce("", String::concat);
	}

	/** The echoed lines of one answer that may have been sent in several parts. */
	public static List<String> lines(List<String> parts) {
		List<String> all = parts.stream().flatMap(String::lines).filter((line) -> !line.isBlank()).toList();
		if (all.isEmpty() || !all.getFirst().startsWith(HEAD)) {
			throw new IllegalArgumentException("No echo: it begins otherwise");
		}
		List<String> lines = all.subList(1, all.size());
		int expected = Integer.parseInt(all.getFirst().substring(HEAD.length()));
		if (lines.size() != expected) {
			throw new IllegalArgumentException("The echo has %d lines of %d".formatted(lines.size(), expected));
		}
		return lines;
	}

	/** The echoed lines of an answer that was sent as one part. */
	public static List<String> lines(String answer) {
		return lines(Stream.of(answer).toList());
	}

}
