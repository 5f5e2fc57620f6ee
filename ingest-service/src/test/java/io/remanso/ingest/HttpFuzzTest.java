package io.remanso.ingest;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

import io.remanso.ingest.corpus.Payload;
import io.remanso.testkit.Backends;
import io.remanso.testkit.fuzz.BodyFuzz;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The HTTP edge against any bytes, from a socket to the broker. The long run is
 * {@code infra/benchmarks/run ingest}.
 */
class HttpFuzzTest {

	private static final int INPUTS = Integer.getInteger("remanso.fuzz.http.inputs", 1_500);

	private static final long SEED = Long.getLong("remanso.fuzz.seed", 20261124L);

	private static final RunningIngest INGEST = RunningIngest.start(Backends.kafka().bootstrapServers());

	private final RandomGenerator random = new Random(SEED);

	@BeforeAll
	static void awaitReady() {
		INGEST.awaitReady();
	}

	@AfterAll
	static void stop() {
		INGEST.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "whapi", "meta" })
	void shouldTakeAnyAuthenticBody(String gateway) throws Exception {
		BodyFuzz bodies = new BodyFuzz(Payload.small(gateway).map(Payload::body).toList(), this.random);
		for (int i = 0; i < INPUTS; i++) {
			byte[] body = bodies.next();
			assertThat(INGEST.send(authentic(gateway, body)).statusCode())
				.as("input %d of seed %d: %s", i, SEED, HexFormat.of().formatHex(body))
				.isEqualTo(200);
		}
	}

	@Test
	void shouldAnswerAnyRequestWithAReason() throws Exception {
		List<String> verbs = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "BREW");
		List<String> paths = List.of("/webhooks/whapi", "/webhooks/meta", "/webhooks/whapi/messages/..;/x",
				"/webhooks/", "/webhooks/meta?hub.challenge=%00", "/webhooks/meta?%ZZ", "/%2e%2e/webhooks/whapi", "/",
				"/webhooks/meta/%00", "/error", "/anything",
				"/webhooks/meta?hub.mode=subscribe&hub.verify_token=%C3%28&hub.challenge=%C3%28");
		BodyFuzz bodies = new BodyFuzz(Payload.small("meta").map(Payload::body).toList(), this.random);
		for (int i = 0; i < INPUTS; i++) {
			String head = "%s %s".formatted(any(verbs), any(paths));
			String answer = RawHttp.first(INGEST.port(), head + """
					 HTTP/%s
					Host: localhost
					Content-Type: %s
					%s
					X-Webhook-Token: %s
					X-Hub-Signature-256: %s
					Connection: close
					Content-Length: %d

					""".formatted(any(List.of("1.1", "1.0", "3.0")),
					any(List.of("application/json", "application/json; charset=x", "text/plain", ";", "",
							"multipart/form-data", "multipart/form-data; boundary=x")),
					any(List.of("X-Nothing: 1", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked",
							"Transfer-Encoding: " + noise())),
					noise(), any(List.of("sha256=" + "a".repeat(64), "sha256=" + noise(), noise())),
					bodies.next().length % 200), bodies.next());
			// 501 and 505: Tomcat's words for an encoding and a version that it doesn't
			// know.
			assertThat(answer).as("input %d of seed %d: %s", i, SEED, head).matches("HTTP/1.1 (?:2..|4..|50[135])");
		}
	}

	private static HttpRequest.Builder authentic(String gateway, byte[] body) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:%d/webhooks/%s".formatted(INGEST.port(), gateway)))
			.header("Content-Type", "application/json")
			.header("X-Webhook-Token", RunningIngest.WHAPI_TOKEN)
			.header("X-Hub-Signature-256", RunningIngest.signature(RunningIngest.META_SECRET, body));
		return request.timeout(Duration.ofSeconds(10)).POST(BodyPublishers.ofByteArray(body));
	}

	private <T> T any(List<T> some) {
		return some.get(this.random.nextInt(some.size()));
	}

	private String noise() {
		StringBuilder noise = new StringBuilder();
		for (int i = this.random.nextInt(80); i > 0; i--) {
			noise.append((char) (' ' + this.random.nextInt(95)));
		}
		return noise.toString();
	}

}
