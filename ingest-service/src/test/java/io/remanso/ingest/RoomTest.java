package io.remanso.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.remanso.testkit.Backends;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * More at once than the service has memory for. No body is too slow here, so that those
 * in flight stay so until the test is done with them.
 */
class RoomTest {

	private static final int HALF = 1_500_000;

	@Test
	void shouldRefuseWhatWouldNotFitBesideTheBodiesInFlight() throws Exception {
		try (RunningIngest ingest = start(); Socket first = connect(ingest); Socket second = connect(ingest)) {
			writeHalf(first);
			writeHalf(second);
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> ingest.gauge("remanso.ingest.bodies") >= 2.0 * 2 * HALF);
			HttpResponse<String> answer = ingest.whapi("{\"z\":\"" + "z".repeat(400_000) + "\"}");
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.headers().firstValue("Retry-After")).isPresent();
		}
	}

	private static RunningIngest start() {
		return RunningIngest
			.start(Backends.kafka().bootstrapServers(), Map.of("remanso.ingest.room", "8MB",
					"remanso.ingest.slowest-body", "60s", "server.tomcat.connection-timeout", "60s"))
			.awaitReady();
	}

	private static Socket connect(RunningIngest ingest) throws IOException {
		return new Socket(InetAddress.getLoopbackAddress(), ingest.port());
	}

	private static void writeHalf(Socket socket) throws IOException {
		String head = """
				POST /webhooks/whapi HTTP/1.1
				Host: localhost
				X-Webhook-Token: %s
				Content-Type: application/json
				Content-Length: %d

				""".formatted(RunningIngest.WHAPI_TOKEN, 2 * HALF).replace("\n", "\r\n");
		socket.getOutputStream().write((head + "y".repeat(HALF)).getBytes(StandardCharsets.UTF_8));
	}

}
