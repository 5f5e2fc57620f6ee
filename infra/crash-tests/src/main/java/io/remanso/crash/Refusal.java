package io.remanso.crash;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a process that could not start told so.
 *
 * @param exitCode of the process
 * @param output all that it printed
 */
public record Refusal(int exitCode, String output) {

	private static final Pattern REASON = Pattern.compile(".*(?:cannot start: |infra/up: ).*");

	/** Wait for its end. */
	public static Refusal of(ServerProcess process) {
		try (process) {
			return new Refusal(process.awaitExit(), process.output());
		}
	}

	/**
	 * What is wrong with it; nothing where one line, and no other, says this.
	 * @param words that the line holds
	 * @param secret that is nowhere
	 */
	public List<String> faults(List<String> words, String secret) {
		List<String> reasons = this.output.lines().filter((line) -> REASON.matcher(line).matches()).toList();
		return Stream
			.of(fault(this.exitCode == 0, "ended with 0"), fault(reasons.size() != 1, "lines that say why: " + reasons),
					fault(reasons.stream().noneMatch((line) -> words.stream().allMatch(line::contains)),
							"no line with " + words),
					fault(this.output.contains("\tat "), "a stack trace"),
					fault(this.output.lines().anyMatch((line) -> line.contains(" WARN ")), "warnings beside it"),
					fault(this.output.contains(secret), "the secret"))
			.flatMap(List::stream)
			.toList();
	}

	private static List<String> fault(boolean there, String what) {
		return there ? List.of(what) : List.of();
	}

}
