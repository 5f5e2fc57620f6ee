package io.remanso.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

import io.remanso.testkit.Backends;
import io.remanso.testkit.process.HeldCarriers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HealthWithoutCarriersTest {

	@Test
	void shouldTellItsLivenessWhereNoVirtualThreadRuns(@TempDir Path folder) throws IOException, InterruptedException {
		String port = HeldCarriers.freePort();
		Map<String, String> environment = Map.of("PORT", port, "KAFKA_BOOTSTRAP_SERVERS",
				Backends.kafka().bootstrapServers(), "DATABASE_URL", Backends.database().jdbcUrl(), "REMANSO_DATA",
				folder.resolve("data").toString(), "STATE_DIR", folder.resolve("state").toString());
		URI health = URI.create("http://127.0.0.1:%s/actuator/health/".formatted(port));
		assertThat(HeldCarriers.statusOf(StandaloneApplication.class, environment, health, "liveness", folder))
			.isIn(200, 503);
	}

}
