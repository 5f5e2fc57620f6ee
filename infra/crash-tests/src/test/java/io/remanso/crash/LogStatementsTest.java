package io.remanso.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No line of a log quotes an exception that others made: their words hold tokens,
 * passwords and what users wrote.
 */
class LogStatementsTest {

	private static final Pattern STATEMENT = Pattern.compile("logger\\s*\\.\\w+\\((?s:.*?)\\);\\R");

	private static final Pattern SAFE = Pattern.compile(
			"(?:Unquoted\\.line|Unquoted\\.stack|reason)\\(\\w+\\)|(?:StartFailure\\.line|Faults\\.of)\\(\\w+|\\w+\\.getClass\\(\\)\\.getSimpleName\\(\\)");

	private static final Pattern WORDS = Pattern
		.compile("\\b(?:ex|exception|thrown|failure|cause)(?:\\.(?:getMessage|toString|getCause)\\(\\))?\\s*[,)]");

	// They log exceptions of our own, whose messages are ours; and of the serde of all
	// topics, whose message is.
	private static final Set<String> OURS = Set.of("AliasReader.java", "Recovery.java", "Recording.java", "Senses.java",
			"Spoken.java", "WhapiSetUp.java", "Repositioning.java");

	@ParameterizedTest
	@ValueSource(strings = { "ingest-service", "buffer-stream", "responder-service", "persistence-sink", "infra/launch",
			"infra/contracts", "infra/standalone" })
	void shouldQuoteNoExceptionOfOthers(String module) throws IOException {
		try (Stream<Path> files = Files.walk(Installation.findCheckout().resolve(module).resolve("src/main/java"))) {
			assertThat(files.filter((file) -> file.toString().endsWith(".java"))
				.filter((file) -> !OURS.contains(file.getFileName().toString()))
				.flatMap((file) -> quoting(DeployFiles.read(file)).stream()
					.map((statement) -> file.getFileName() + ": " + statement))
				.toList()).isEmpty();
		}
	}

	@Test
	void shouldSeeThatAStatementQuotesOne() {
		assertThat(quoting("""
				logger.warn("a {}", ex.getMessage());
				logger.warn("a {}",
						ex.toString());
				logger.error("a", thrown);
				logger.error("a {}", Unquoted.line(ex), Unquoted.stack(ex));
				logger.error("a {}", ex.getClass().getSimpleName());
				""")).hasSize(3);
	}

	private static List<String> quoting(String source) {
		return STATEMENT.matcher(source)
			.results()
			.map(MatchResult::group)
			.filter((statement) -> WORDS.matcher(SAFE.matcher(statement).replaceAll("")).find())
			.toList();
	}

}
