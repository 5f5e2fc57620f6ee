package io.remanso.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.testkit.Backends;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is too much, too slow or too deep, against a service with small bounds and two
 * secrets of each sort.
 */
class BoundsTest {

	private static final String KAFKA = Backends.kafka().bootstrapServers();

	private static final RunningIngest INGEST = RunningIngest.start(KAFKA,
			Map.of("WHAPI_WEBHOOK_TOKEN", "whapi-token, whapi-next", "META_APP_SECRET", "meta-secret,meta-next",
					"META_VERIFY_TOKEN", "verify-token,verify-next", "remanso.ingest.slowest-body", "1s",
					"server.tomcat.connection-timeout", "700ms"));

	private static final String CLOSED = "";

	@BeforeAll
	static void awaitReady() {
		INGEST.awaitReady();
	}

	@AfterAll
	static void stop() {
		INGEST.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "whapi-token", "whapi-next" })
	void shouldBelieveBothTokensWhileTheyAreChanged(String token) throws Exception {
		assertThat(postWhapi(token, "{}").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",", "whapi-token,whapi-next", "whapi-token, whapi-next", "WHAPI-TOKEN" })
	void shouldBelieveNothingElse(String token) throws Exception {
		assertThat(postWhapi(token, "{}").statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "meta-secret", "meta-next" })
	void shouldBelieveBothSignaturesWhileTheSecretIsChanged(String secret) throws Exception {
		byte[] body = "{\"entry\":[]}".getBytes(StandardCharsets.UTF_8);
		HttpResponse<String> answer = INGEST.send(INGEST.request("/webhooks/meta")
			.header("X-Hub-Signature-256", RunningIngest.signature(secret, body))
			.POST(BodyPublishers.ofByteArray(body)));
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "verify-token", "verify-next" })
	void shouldShakeHandsByBothVerifyTokens(String token) throws Exception {
		assertThat(INGEST.get("/webhooks/meta?hub.mode=subscribe&hub.verify_token=%s&hub.challenge=77".formatted(token))
			.body()).isEqualTo("77");
	}

	@Test
	void shouldGiveUpOnABodyThatTricklesIn() throws Exception {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), INGEST.port())) {
			write(socket, head(1000) + "{");
			String answer = trickle(socket);
			assertThat(answer).startsWith("HTTP/1.1 408").contains("the body took longer than 1 s");
		}
	}

	@Test
	void shouldCloseAConnectionWhoseRefusedBodyTricklesIn() throws Exception {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), INGEST.port())) {
			write(socket, head(2_000_000).replace("whapi-token", "nobody"));
			assertThat(trickle(socket)).startsWith("HTTP/1.1 401");
			assertThat(trickle(socket)).isEqualTo(CLOSED);
		}
	}

	@Test
	void shouldGiveUpOnABodyThatStops() throws Exception {
		String answer = RawHttp.exchange(INGEST.port(), head(1000) + "{");
		assertThat(answer).startsWith("HTTP/1.1 408");
	}

	@ParameterizedTest
	@ValueSource(ints = { 65, 1_000, 100_000, 1_500_000 })
	void shouldSetADeepBodyAside(int depth) throws Exception {
		assertSetAside("{\"messages\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
	}

	@Test
	void shouldSetABodyWithALongNameAside() throws Exception {
		assertSetAside("{\"" + "n".repeat(50_000) + "\":1}");
	}

	@Test
	void shouldSetABodyWithALongNumberAside() throws Exception {
		assertSetAside("{\"messages\":" + "9".repeat(1_000) + "}");
	}

	@Test
	void shouldSetABodyOfVeryManyElementsAside() throws Exception {
		assertSetAside("{\"messages\":[" + "0,".repeat(1_000_000) + "0]}");
	}

	@Test
	void shouldKeepAMessageWhosePreviewIsLargerThanARecord() throws Exception {
		String message = """
				{"id":"big-1","type":"image","chat_id":"573002220001@s.whatsapp.net","from":"573002220001",\
				"timestamp":1764000000,"image":{"id":"i","mime_type":"image/jpeg","caption":"foto","preview":"%s"}}"""
			.formatted("Q".repeat(2_000_000));
		try (KeptRecords inbound = KeptRecords.of(KAFKA, Topics.INBOUND.name())) {
			assertThat(postWhapi("whapi-token", Payloads.whapi(message)).statusCode()).isEqualTo(200);
			assertThat(inbound.all()).singleElement().satisfies((record) -> {
				assertThat(record.value()).hasSizeLessThan(2_000);
				InboundEvent event = Topics.INBOUND.serde().deserialize(record.value());
				assertThat(((Content.Media) ((InboundEvent.Message) event).content()).caption()).isEqualTo("foto");
			});
		}
	}

	@Test
	void shouldKeepManyMessagesOfOneBody() throws Exception {
		String messages = IntStream.range(0, 5_000)
			.mapToObj((i) -> Payloads.whapiText("many-" + i, "573002220002", "m" + i))
			.collect(Collectors.joining(","));
		try (KeptRecords inbound = KeptRecords.of(KAFKA, Topics.INBOUND.name())) {
			assertThat(postWhapi("whapi-token", Payloads.whapi(messages)).statusCode()).isEqualTo(200);
			assertThat(inbound.all()).hasSize(5_000);
		}
	}

	private static void assertSetAside(String body) throws Exception {
		try (KeptRecords dlq = KeptRecords.of(KAFKA, Topics.DLQ)) {
			assertThat(postWhapi("whapi-token", body).statusCode()).isEqualTo(200);
			assertThat(dlq.all()).isNotEmpty()
				.allSatisfy((record) -> assertThat(EventHeaders.get(record.headers(), DeadLetter.ERROR))
					.isEqualTo("not JSON within bounds: StreamConstraintsException"));
			assertThat(dlq.all().stream().mapToInt((record) -> record.value().length).sum()).isEqualTo(body.length());
		}
	}

	private static HttpResponse<String> postWhapi(String token, String body) throws Exception {
		HttpRequest.Builder request = INGEST.request("/webhooks/whapi").header("X-Webhook-Token", token);
		return INGEST.send(request.POST(BodyPublishers.ofString(body)));
	}

	private static String head(int length) {
		return """
				POST /webhooks/whapi HTTP/1.1
				Host: localhost
				X-Webhook-Token: whapi-token
				Content-Type: application/json
				Content-Length: %d

				""".formatted(length);
	}

	// A byte each time that the server has not answered for a moment, until it does or
	// closes.
	private static String trickle(Socket socket) throws IOException {
		socket.setSoTimeout(100);
		for (int sent = 0; sent < 500; sent++) {
			try {
				byte[] answer = new byte[4_096];
				int read = socket.getInputStream().read(answer);
				return (read < 0) ? CLOSED : new String(answer, 0, read, StandardCharsets.UTF_8);
			}
			catch (SocketTimeoutException ex) {
				write(socket, " ");
			}
			catch (SocketException ex) {
				return CLOSED;
			}
		}
		throw new AssertionError("the server is still reading");
	}

	private static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
	}

}
