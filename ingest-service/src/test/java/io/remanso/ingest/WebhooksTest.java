package io.remanso.ingest;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.inbound.Presence;
import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.testkit.Backends;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebhooksTest {

	private static final String KAFKA = Backends.kafka().bootstrapServers();

	private static final RunningIngest INGEST = RunningIngest.start(KAFKA);

	@BeforeAll
	static void awaitReady() {
		INGEST.awaitReady();
	}

	@AfterAll
	static void stop() {
		INGEST.close();
	}

	@Test
	void shouldKeepAWhapiTextBeforeItAnswers() throws Exception {
		try (KeptRecords inbound = inbound()) {
			HttpResponse<String> answer = INGEST
				.whapi(Payloads.whapi(Payloads.whapiText("id-1", "573000000001", "hola")));
			assertThat(answer.statusCode()).isEqualTo(200);
			ConsumerRecord<byte[], byte[]> record = inbound.all().getFirst();
			assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("573000000001");
			InboundEvent event = Topics.INBOUND.serde().deserialize(record.value());
			assertThat(event.receivedAt().toEpochMilli()).isEqualTo(record.timestamp());
			assertThat(((InboundEvent.Message) event).content()).isEqualTo(new Content.Text("hola"));
			assertThat(EventHeaders.get(record.headers(), EventHeaders.ID))
				.isEqualTo("whapi:MANTIS-M72HC:message:id-1");
			assertThat(EventHeaders.get(record.headers(), EventHeaders.TRACEPARENT))
				.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
		}
	}

	@Test
	void shouldKeepAMetaTextBeforeItAnswers() throws Exception {
		try (KeptRecords inbound = inbound()) {
			assertThat(INGEST.meta(Payloads.meta(Payloads.metaText("wamid.1", "573000000002", "hola"))).statusCode())
				.isEqualTo(200);
			assertThat(texts(inbound)).containsExactly("hola");
		}
	}

	@Test
	void shouldKeepTheTraceOfTheRequest() throws Exception {
		String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
		try (KeptRecords inbound = inbound()) {
			INGEST.send(whapi(Payloads.whapi(Payloads.whapiText("id-2", "573000000001", "hola"))).header("traceparent",
					trace));
			assertThat(EventHeaders.get(inbound.all().getFirst().headers(), EventHeaders.TRACEPARENT)).isEqualTo(trace);
		}
	}

	@Test
	void shouldKeepTheOrderOfOneBody() throws Exception {
		List<String> texts = IntStream.range(0, 40).mapToObj((i) -> "text " + i).toList();
		String[] messages = texts.stream()
			.map((text) -> Payloads.whapiText("id-" + text.replace(' ', '-'), "573000000003", text))
			.toArray(String[]::new);
		try (KeptRecords inbound = inbound()) {
			assertThat(INGEST.whapi(Payloads.whapi(messages)).statusCode()).isEqualTo(200);
			assertThat(texts(inbound)).containsExactlyElementsOf(texts);
		}
	}

	@Test
	void shouldLoseNoneOfAMixedBody() throws Exception {
		String body = """
				{"messages":[%s],"presences":[{"contact_id":"573000000001","status":"typing"}],
				"statuses":[{"id":"m1","status":"read","recipient_id":"573000000001","timestamp":"1764000001"}],
				"channel_id":"C"}""".formatted(Payloads.whapiText("id-3", "573000000001", "mixto"));
		try (KeptRecords inbound = inbound();
				KeptRecords presences = kept(Topics.PRESENCES.name());
				KeptRecords receipts = kept(Topics.RECEIPTS.name())) {
			assertThat(INGEST.whapi(body).statusCode()).isEqualTo(200);
			assertThat(texts(inbound)).containsExactly("mixto");
			assertThat(presences.values(Topics.PRESENCES)).extracting(Presence::activity)
				.containsExactly(Presence.Activity.TYPING);
			assertThat(receipts.values(Topics.RECEIPTS)).hasSize(1);
		}
	}

	@Test
	void shouldSetAMalformedElementAsideAndKeepItsNeighbours() throws Exception {
		String body = Payloads.whapi(Payloads.whapiText("id-4", "573000000001", "antes"), "{\"type\":\"text\"}",
				Payloads.whapiText("id-5", "573000000001", "después"));
		try (KeptRecords inbound = inbound(); KeptRecords dlq = kept(Topics.DLQ)) {
			assertThat(INGEST.whapi(body).statusCode()).isEqualTo(200);
			assertThat(texts(inbound)).containsExactly("antes", "después");
			ConsumerRecord<byte[], byte[]> dead = dlq.all().getFirst();
			assertThat(new String(dead.value(), StandardCharsets.UTF_8)).isEqualTo("{\"type\":\"text\"}");
			assertThat(EventHeaders.get(dead.headers(), DeadLetter.ERROR))
				.isEqualTo("neither chat_id nor from is an id");
			assertThat(EventHeaders.get(dead.headers(), DeadLetter.SOURCE)).isEqualTo("webhook/whapi");
		}
	}

	@Test
	void shouldKeepAnUnreadableBodyAsItCame() throws Exception {
		byte[] body = "{\"entry\":[{\"changes\"".getBytes(StandardCharsets.UTF_8);
		try (KeptRecords dlq = kept(Topics.DLQ)) {
			assertThat(INGEST.meta(body).statusCode()).isEqualTo(200);
			assertThat(dlq.all()).singleElement().extracting(ConsumerRecord::value).isEqualTo(body);
		}
	}

	@Test
	void shouldKeepAnUnreadableBodyThatIsLargerThanARecordInParts() throws Exception {
		byte[] body = "x".repeat(2_500_000).getBytes(StandardCharsets.UTF_8);
		try (KeptRecords dlq = kept(Topics.DLQ)) {
			assertThat(INGEST.meta(body).statusCode()).isEqualTo(200);
			assertThat(dlq.all()).extracting((record) -> EventHeaders.get(record.headers(), "dlq_part"))
				.containsExactly("1/3", "2/3", "3/3");
		}
	}

	@Test
	void shouldRefuseAMissingAndAWrongToken() throws Exception {
		String body = Payloads.whapi(Payloads.whapiText("id-6", "573000000001", "no"));
		HttpRequest.Builder missing = INGEST.request("/webhooks/whapi").POST(BodyPublishers.ofString(body));
		HttpRequest.Builder wrong = INGEST.request("/webhooks/whapi")
			.header("X-Webhook-Token", "whapi-tokem")
			.POST(BodyPublishers.ofString(body));
		try (KeptRecords inbound = inbound()) {
			assertRefused(INGEST.send(missing), 401);
			assertRefused(INGEST.send(wrong), 401);
			assertThat(inbound.all()).isEmpty();
		}
	}

	@Test
	void shouldRefuseAMissingAMalformedAndAWrongSignature() throws Exception {
		String body = Payloads.meta(Payloads.metaText("wamid.2", "573000000002", "no"));
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		try (KeptRecords inbound = inbound()) {
			assertRefused(INGEST.send(INGEST.request("/webhooks/meta").POST(BodyPublishers.ofString(body))), 401);
			for (String signature : List.of("sha256=xyz", "sha1=" + "0".repeat(64), "sha256=" + "0".repeat(64),
					RunningIngest.signature("another-secret", bytes))) {
				assertRefused(INGEST.send(INGEST.request("/webhooks/meta")
					.header("X-Hub-Signature-256", signature)
					.POST(BodyPublishers.ofString(body))), 401);
			}
			assertThat(inbound.all()).isEmpty();
		}
	}

	@Test
	void shouldAnswerMetasHandshakeWithTheBareChallenge() throws Exception {
		HttpResponse<String> answer = INGEST
			.get("/webhooks/meta?hub.mode=subscribe&hub.verify_token=verify-token&hub.challenge=1158201444");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
		assertThat(answer.body()).isEqualTo("1158201444");
	}

	@Test
	void shouldRefuseAHandshakeWithAWrongToken() throws Exception {
		assertRefused(INGEST.get("/webhooks/meta?hub.mode=subscribe&hub.verify_token=x&hub.challenge=1"), 403);
		assertRefused(INGEST.get("/webhooks/meta?hub.verify_token=verify-token&hub.challenge=1"), 403);
		assertRefused(INGEST.get("/webhooks/meta"), 403);
	}

	@Test
	void shouldRefuseAnotherContentType() throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(INGEST.request("/webhooks/whapi").build().uri())
			.header("X-Webhook-Token", RunningIngest.WHAPI_TOKEN)
			.header("Content-Type", "text/plain")
			.POST(BodyPublishers.ofString("{}"));
		assertRefused(INGEST.send(request), 415);
	}

	@Test
	void shouldRefuseALargeBodyByItsAnnouncedLength() throws Exception {
		String answer = RawHttp.exchange(INGEST.port(), """
				POST /webhooks/whapi HTTP/1.1
				Host: localhost
				X-Webhook-Token: whapi-token
				Content-Type: application/json
				Content-Length: 3145729

				""");
		assertThat(answer).startsWith("HTTP/1.1 413").endsWith("the body is larger than 3 MB");
	}

	@Test
	void shouldRefuseALargeChunkedBody() throws Exception {
		byte[] body = new byte[3 * 1024 * 1024 + 1];
		HttpRequest.Builder request = INGEST.request("/webhooks/whapi")
			.header("X-Webhook-Token", RunningIngest.WHAPI_TOKEN)
			.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
		assertRefused(INGEST.send(request), 413);
	}

	@Test
	void shouldTakeABodyOfTheFullSize() throws Exception {
		String filler = " ".repeat(3 * 1024 * 1024 - 200);
		assertThat(INGEST.whapi("{\"messages\":[]," + filler + "\"channel_id\":\"C\"}").statusCode()).isEqualTo(200);
	}

	@Test
	void shouldTakeWhapisPathsAndVerbs() throws Exception {
		String body = Payloads.whapi(Payloads.whapiText("id-7", "573000000001", "ruta"));
		for (String verb : List.of("POST", "PUT", "PATCH", "DELETE")) {
			HttpResponse<String> answer = INGEST.send(INGEST.request("/webhooks/whapi/messages")
				.header("X-Webhook-Token", RunningIngest.WHAPI_TOKEN)
				.method(verb, BodyPublishers.ofString(body)));
			assertThat(answer.statusCode()).as(verb).isEqualTo(200);
		}
	}

	@Test
	void shouldReadADeleteThatOnlyItsVerbTells() throws Exception {
		String body = "{\"messages\":[%s]}".formatted(Payloads.whapiText("id-9", "573000000009", "me arrepiento"));
		try (KeptRecords inbound = inbound()) {
			INGEST.send(INGEST.request("/webhooks/whapi")
				.header("X-Webhook-Token", RunningIngest.WHAPI_TOKEN)
				.method("DELETE", BodyPublishers.ofString(body)));
			assertThat(inbound.values(Topics.INBOUND)).singleElement()
				.isInstanceOfSatisfying(InboundEvent.Delete.class,
						(delete) -> assertThat(delete.target()).isEqualTo("id-9"));
		}
	}

	@Test
	void shouldRefuseOtherVerbs() throws Exception {
		assertRefused(INGEST.send(INGEST.request("/webhooks/whapi").GET()), 405);
		assertRefused(INGEST.send(INGEST.request("/webhooks/meta").method("OPTIONS", BodyPublishers.noBody())), 405);
	}

	@Test
	void shouldCountByGatewayKindAndResult() throws Exception {
		INGEST.whapi(Payloads.whapi(Payloads.whapiText("id-8", "573000000001", "contado")));
		String metrics = INGEST.management("/actuator/prometheus").body();
		assertThat(metrics).contains("remanso_ingest_webhooks_total{", "result=\"200\"")
			.contains("remanso_ingest_events_total{", "kind=\"text\"")
			.contains("remanso_ingest_ack_seconds_bucket")
			.doesNotContain("573000000001");
	}

	@Test
	void shouldShowOnlyWhatOperatorsNeedOnTheManagementPort() throws Exception {
		assertThat(INGEST.health("liveness")).isEqualTo(200);
		assertThat(INGEST.management("/actuator/env").statusCode()).isEqualTo(404);
		assertThat(INGEST.get("/actuator/health").statusCode()).isEqualTo(404);
	}

	private static HttpRequest.Builder whapi(String body) {
		return INGEST.request("/webhooks/whapi")
			.header("X-Webhook-Token", RunningIngest.WHAPI_TOKEN)
			.POST(BodyPublishers.ofString(body));
	}

	private static void assertRefused(HttpResponse<String> answer, int status) {
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).isNotBlank().doesNotContain("\n");
	}

	private static KeptRecords inbound() {
		return kept(Topics.INBOUND.name());
	}

	private static KeptRecords kept(String topic) {
		return KeptRecords.of(KAFKA, topic);
	}

	private static List<String> texts(KeptRecords inbound) {
		return inbound.values(Topics.INBOUND)
			.map((event) -> ((Content.Text) ((InboundEvent.Message) event).content()).body())
			.toList();
	}

}
