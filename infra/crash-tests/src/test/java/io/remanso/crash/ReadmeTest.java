package io.remanso.crash;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What people set must be what the workers read. */
class ReadmeTest {

	private static final Path CHECKOUT = Installation.findCheckout();

	private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[A-Z][^|]*) \\| ([^|]*) \\| [^|]* \\|$");

	private static final Pattern VARIABLE = Pattern.compile("`([A-Z][A-Z0-9_]*)`");

	private static final Pattern LITERAL = Pattern.compile("`(?:\\./)?([^`]+)`|\\d+");

	static final Iterable<String> WORKERS = Workers.NAMES;

	@ParameterizedTest
	@FieldSource("WORKERS")
	void shouldExplainEveryVariableThatAWorkerReads(String worker) {
		String readme = DeployFiles.read(CHECKOUT.resolve("README.md"));
		Set<String> variables = new DeployFiles(CHECKOUT).variables(worker);
		assertThat(variables).contains("KAFKA_BOOTSTRAP_SERVERS")
			.allSatisfy((variable) -> assertThat(readme).contains("`" + variable + "`"));
	}

	@ParameterizedTest
	@FieldSource("WORKERS")
	void shouldNameTheDefaultsThatAWorkerHas(String worker) {
		Map<String, String> defaults = new DeployFiles(CHECKOUT).defaults(worker);
		Map<String, String> told = new TreeMap<>(told());
		told.keySet().retainAll(defaults.keySet());
		assertThat(told).isNotEmpty()
			.allSatisfy((variable, value) -> assertThat(value).as(variable).isEqualTo(defaults.get(variable)));
	}

	@Test
	void shouldNameTheDefaultsOfTheModels() {
		assertThat(told()).containsKeys("OPENAI_MODEL", "OPENAI_TRANSCRIPTION_MODEL", "OPENAI_SPEECH_MODEL",
				"META_API_VERSION");
	}

	// The literal ones: of the others the table says in words what they are.
	private static Map<String, String> told() {
		Map<String, String> told = new TreeMap<>();
		ROW.matcher(DeployFiles.read(CHECKOUT.resolve("README.md"))).results().forEach((row) -> {
			List<String> variables = VARIABLE.matcher(row.group(1)).results().map((found) -> found.group(1)).toList();
			List<String> defaults = List.of(row.group(2).split(", ", -1));
			for (int n = 0; n < variables.size() && variables.size() == defaults.size(); n++) {
				Matcher literal = LITERAL.matcher(defaults.get(n));
				if (literal.matches()) {
					told.put(variables.get(n), Objects.requireNonNullElse(literal.group(1), defaults.get(n)));
				}
			}
		});
		return told;
	}

	@Test
	void shouldNameADefaultModelInOnePlaceOfTheProgramOnly() {
		Map<String, String> defaults = new DeployFiles(CHECKOUT).defaults("responder-service");
		List<String> models = Stream.of("OPENAI_MODEL", "OPENAI_TRANSCRIPTION_MODEL", "OPENAI_SPEECH_MODEL")
			.map(defaults::get)
			.toList();
		assertThat(models).doesNotContainNull();
		assertThat(new DeployFiles(CHECKOUT).programs())
			.filteredOn((file) -> models.stream().anyMatch(DeployFiles.read(file)::contains))
			.extracting((file) -> file.getFileName().toString())
			.containsExactly("responder-service.yml");
	}

}
