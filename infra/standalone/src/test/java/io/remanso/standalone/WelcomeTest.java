package io.remanso.standalone;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.remanso.standalone.services.Servers;
import io.remanso.standalone.settings.Settings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WelcomeTest {

	@Test
	void shouldSayWhereEverythingIsAndThatASimulatorAnswers() {
		assertThat(lines(true, Map.of())).anyMatch((line) -> line.equals("Page       http://localhost:8080/"))
			.anyMatch((line) -> line.contains("http://localhost:8080/webhooks/meta"))
			.anyMatch((line) -> line.contains("-p 5432 -U postgres"))
			.anyMatch((line) -> line.contains("no OPENAI_API_KEY"))
			.anyMatch((line) -> line.contains("Ctrl-C"));
	}

	@Test
	void shouldNotNameThePageWhereThereIsNone() {
		assertThat(lines(false, Map.of())).noneMatch((line) -> line.startsWith("Page"));
	}

	@Test
	void shouldNotShowAnythingOfAGivenDatabasesAddress() {
		List<String> lines = lines(true, Map.of("DATABASE_URL", "postgres://ana:s3cret@db.example/bot",
				"KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092"));
		assertThat(lines).anyMatch((line) -> line.contains("as DATABASE_URL says"))
			.anyMatch((line) -> line.endsWith("(given)"))
			.noneMatch((line) -> line.contains("s3cret"));
	}

	private static List<String> lines(boolean page, Map<String, String> variables) {
		Settings settings = Settings.from(new HashMap<>(variables), page);
		return Welcome.lines(settings, new Servers("127.0.0.1:9092", "jdbc:", new CompletableFuture<>()),
				Duration.ofSeconds(9));
	}

}
