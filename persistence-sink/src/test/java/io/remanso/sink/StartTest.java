package io.remanso.sink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.remanso.testkit.Backends;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StartTest {

	@ParameterizedTest
	@CsvSource({ "postgres://ana:s3cret@127.0.0.1:1/db, no PostgreSQL answers at 127.0.0.1:1/db (DATABASE_URL)",
			"mysql://ana:s3cret@127.0.0.1/db, DATABASE_URL is no address of a PostgreSQL database" })
	void shouldSayInOneLineWhyItCannotStart(String url, String reason) throws Exception {
		Process process = start(url);
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isEqualTo(1);
		List<String> errors = output.lines().filter((line) -> line.contains("ERROR")).toList();
		assertThat(errors).singleElement().asString().contains(reason);
		assertThat(output).doesNotContain("\tat ", "s3cret");
	}

	private static Process start(String url) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), SinkApplication.class.getName(),
				"--remanso.sink.database.patience=1s")
			.redirectErrorStream(true);
		builder.environment().put("DATABASE_URL", url);
		builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", Backends.kafka().bootstrapServers());
		builder.environment().put("MANAGEMENT_PORT", "0");
		return builder.start();
	}

}
