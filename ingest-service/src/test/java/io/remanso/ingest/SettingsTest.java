package io.remanso.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.remanso.testkit.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTest {

	private static final String KAFKA = Backends.kafka().bootstrapServers();

	@Test
	void shouldReadSecretsFromFiles(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("WHAPI_WEBHOOK_TOKEN"), "token-of-a-file\n");
		Files.writeString(folder.resolve("META_APP_SECRET"), RunningIngest.META_SECRET + "\n");
		Files.writeString(folder.resolve("META_VERIFY_TOKEN"), "verify-of-a-file\n");
		try (RunningIngest ingest = RunningIngest.startBare(KAFKA, Map.of("SECRETS_DIR", folder.toString()))
			.awaitReady()) {
			assertThat(ingest.meta("{\"entry\":[]}").statusCode()).isEqualTo(200);
			assertThat(ingest.whapi("{}").statusCode()).isEqualTo(401);
			assertThat(ingest.get("/webhooks/meta?hub.mode=subscribe&hub.verify_token=verify-of-a-file&hub.challenge=5")
				.body()).isEqualTo("5");
		}
	}

	@Test
	void shouldShowWhatItIsMadeOf() throws Exception {
		try (RunningIngest ingest = RunningIngest.start(KAFKA)) {
			assertThat(ingest.management("/actuator/sbom/application").body()).contains("CycloneDX", "kafka-clients");
		}
	}

}
