package io.remanso.ingest;

import java.nio.file.Files;
import java.nio.file.Path;

import io.remanso.testkit.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A web server's own logs quote what it can't read, and that may be a token or a body.
 */
class SilentLogsTest {

	private static final String KAFKA = Backends.kafka().bootstrapServers();

	// Tests say less.
	private static final String PRODUCTION = "--logging.level.root=info";

	@Test
	void shouldNotLogWhatIsNoRequest(@TempDir Path folder) throws Exception {
		Path log = folder.resolve("log");
		try (IngestProcess ingest = new IngestProcess(KAFKA, log, PRODUCTION).awaitReady()) {
			assertThat(RawHttp.exchange(ingest.port(), """
					GET /webhooks/meta?hub.mode=subscribe&hub.verify_token=se|cret&hub.challenge=1 HTTP/1.1
					Host: localhost

					""")).startsWith("HTTP/1.1 400");
			assertThat(RawHttp.exchange(ingest.port(), """
					{"body":"se|cret"} / HTTP/1.1
					Host: localhost

					""")).startsWith("HTTP/1.1 400");
			ingest.terminate();
		}
		assertThat(Files.readString(log)).contains("Started IngestApplication").doesNotContain("se|cret");
	}

}
