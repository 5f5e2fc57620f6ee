package io.remanso.ingest;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.remanso.testkit.Backends;
import io.remanso.testkit.TestKafka;
import org.awaitility.Awaitility;
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

	// Kept, set aside for people, unreadable, refused, and unanswered for want of a
	// broker.
	@Test
	void shouldNotLogWhoWroteNorWhatNorByWhichToken(@TempDir Path folder) throws Exception {
		Path log = folder.resolve("log");
		TestKafka kafka = Backends.newKafka();
		String text = Payloads.whapiText("id-1", "573000000321", "palabras de Ana");
		try (IngestProcess ingest = new IngestProcess(kafka.bootstrapServers(), log, PRODUCTION).awaitReady()) {
			assertThat(post(ingest, RunningIngest.WHAPI_TOKEN, Payloads.whapi(text))).isEqualTo(200);
			assertThat(post(ingest, RunningIngest.WHAPI_TOKEN,
					Payloads.whapi(text.replace("\"timestamp\":", "\"no_time\":"))))
				.isEqualTo(200);
			assertThat(post(ingest, RunningIngest.WHAPI_TOKEN, text.substring(2))).isEqualTo(200);
			assertThat(post(ingest, "wrong-token", Payloads.whapi(text))).isEqualTo(401);
			kafka.close();
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> post(ingest, RunningIngest.WHAPI_TOKEN, Payloads.whapi(text)) == 503);
			ingest.terminate();
		}
		assertThat(Files.readString(log).lines().filter((line) -> line.contains("is in the DLQ"))).hasSize(2)
			.allSatisfy((line) -> assertThat(line).contains("WARN", "a body of whapi", "traceparent 00-"));
		assertThat(Files.readString(log)).contains("was not kept and is answered 503")
			.doesNotContain("573000000321", "palabras", "id-1", RunningIngest.WHAPI_TOKEN, "wrong-token");
	}

	private static int post(IngestProcess ingest, String token, String body) throws Exception {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http
				.send(HttpRequest.newBuilder(ingest.webhook())
					.header("Content-Type", "application/json")
					.header("X-Webhook-Token", token)
					.POST(BodyPublishers.ofString(body))
					.build(), BodyHandlers.discarding())
				.statusCode();
		}
	}

}
