package io.remanso.crash;

import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What people set must be what the workers read. */
class ReadmeTest {

	private static final Path CHECKOUT = Installation.findCheckout();

	static final Iterable<String> WORKERS = Workers.NAMES;

	@ParameterizedTest
	@FieldSource("WORKERS")
	void shouldExplainEveryVariableThatAWorkerReads(String worker) {
		String readme = DeployFiles.read(CHECKOUT.resolve("README.md"));
		Set<String> variables = new DeployFiles(CHECKOUT).variables(worker);
		assertThat(variables).contains("KAFKA_BOOTSTRAP_SERVERS")
			.allSatisfy((variable) -> assertThat(readme).contains("`" + variable + "`"));
	}

}
