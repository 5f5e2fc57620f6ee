package io.remanso.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.remanso.simulator.http.HttpFront;
import io.remanso.simulator.http.Reply;
import io.remanso.simulator.http.Request;
import io.remanso.simulator.meta.MetaOptions;
import io.remanso.simulator.payloads.MetaSignature;
import io.remanso.simulator.webhooks.WebhookBehaviour;
import io.remanso.simulator.webhooks.WebhookTarget;
import io.remanso.simulator.whapi.WhapiOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookTests {

	private static final WebhookBehaviour SOON = WebhookBehaviour.USUAL.withDelay(Duration.ofMillis(30));

	private final List<Request> received = new CopyOnWriteArrayList<>();

	private final AtomicInteger failures = new AtomicInteger();

	private final HttpFront receiver = HttpFront.start(0, (request) -> {
		if (this.failures.getAndDecrement() > 0) {
			return Reply.empty(503);
		}
		this.received.add(request);
		return Reply.empty(200);
	});

	@AfterEach
	void stop() {
		this.receiver.close();
	}

	private URI url() {
		return URI.create("http://127.0.0.1:" + this.receiver.port() + "/hook");
	}

	private Simulator simulator(WebhookBehaviour behaviour) {
		return Simulator.start(SimulatorOptions.defaults()
			.with(behaviour)
			.with(new WhapiOptions(null, WebhookTarget.whapi(url(), "shared")))
			.with(new MetaOptions(null, null, WebhookTarget.meta(url(), "app-secret"), false, 0)));
	}

	private static void sendByWhapi(Simulator simulator) throws Exception {
		try (Caller whapi = new Caller(simulator.whapiBaseUrl(), "any")) {
			whapi.post("/messages/text", "{\"to\": \"573000000001\", \"body\": \"hola\"}");
		}
	}

	private static void sendByMeta(Simulator simulator) throws Exception {
		try (Caller meta = new Caller(simulator.metaBaseUrl(), "any")) {
			meta.post("/v23.0/1/messages", """
					{"messaging_product": "whatsapp", "to": "573000000001", "type": "text", "text": {"body": "hola"},
					 "biz_opaque_callback_data": "turn/1"}""");
		}
	}

	private List<String> kinds() {
		return this.received.stream().map(Request::json).map((body) -> {
			JsonNode status = body.path("statuses").path(0);
			JsonNode change = body.path("entry").path(0).path("changes").path(0).path("value");
			return status.path("status").asString(change.path("statuses").path(0).path("status").asString("echo"));
		}).toList();
	}

	private void awaitReceived(int number) {
		Awaitility.await().until(this.received::size, (size) -> size >= number);
	}

	@Test
	void shouldPostEchoAndStatusesOfWhapi() throws Exception {
		try (Simulator simulator = simulator(SOON)) {
			sendByWhapi(simulator);

			awaitReceived(4);
			assertThat(kinds()).containsExactlyInAnyOrder("echo", "sent", "delivered", "read");
			JsonNode echo = this.received.getFirst().json().path("messages").path(0);
			assertThat(echo.path("from_me").asBoolean()).isTrue();
			assertThat(echo.path("source").asString()).isEqualTo("api");
			assertThat(echo.path("id").asString()).isEqualTo(simulator.whapi().sent().getFirst().id());
			assertThat(this.received)
				.allSatisfy((request) -> assertThat(request.header("x-webhook-token")).contains("shared"));
		}
	}

	@Test
	void shouldPostSignedStatusesOfMetaWithTheCallbackData() throws Exception {
		try (Simulator simulator = simulator(SOON)) {
			sendByMeta(simulator);

			awaitReceived(3);
			assertThat(kinds()).containsExactlyInAnyOrder("sent", "delivered", "read");
			assertThat(this.received).allSatisfy((request) -> {
				assertThat(request.header("x-hub-signature-256"))
					.contains(MetaSignature.sign("app-secret", request.body()));
				assertThat(request.json().findValuesAsString("biz_opaque_callback_data")).containsExactly("turn/1");
			});
		}
	}

	@Test
	void shouldPostAFailureOfMeta() throws Exception {
		try (Simulator simulator = simulator(SOON)) {
			simulator.meta().setUndeliverable("573000000001", 131026);

			sendByMeta(simulator);

			awaitReceived(1);
			assertThat(kinds()).containsExactly("failed");
			assertThat(this.received.getFirst().json().findValue("errors").path(0).path("code").asInt())
				.isEqualTo(131026);
		}
	}

	@Test
	void shouldRepeatWhatTheReceiverCouldNotTake() throws Exception {
		this.failures.set(2);
		try (Simulator simulator = simulator(SOON)) {
			sendByWhapi(simulator);

			awaitReceived(4);
			assertThat(kinds()).containsExactlyInAnyOrder("echo", "sent", "delivered", "read");
		}
	}

	@Test
	void shouldPostEachEventTwiceWhereToldSo() throws Exception {
		try (Simulator simulator = simulator(SOON.withDuplicates(1))) {
			sendByMeta(simulator);

			awaitReceived(6);
			assertThat(kinds()).containsExactlyInAnyOrder("sent", "sent", "delivered", "delivered", "read", "read");
		}
	}

	@Test
	void shouldReorderWhereToldSo() throws Exception {
		try (Simulator simulator = simulator(SOON.withReordering(0.5))) {
			for (int i = 0; i < 20; i++) {
				sendByMeta(simulator);
			}

			awaitReceived(60);
			assertThat(kinds().indexOf("read")).isLessThan(kinds().lastIndexOf("sent"));
		}
	}

	@Test
	void shouldPostToTheWebhookInTheSettingsOfWhapi() throws Exception {
		try (Simulator simulator = Simulator.start(SimulatorOptions.defaults().with(SOON));
				Caller whapi = new Caller(simulator.whapiBaseUrl(), "any")) {
			whapi.call("PATCH", "/settings", "application/json", """
					{"webhooks": [{"url": "%s", "mode": "body", "headers": {"X-Webhook-Token": "set"},
					 "events": [{"type": "messages", "method": "post"}]}]}""".formatted(url())
				.getBytes(StandardCharsets.UTF_8));

			sendByWhapi(simulator);

			awaitReceived(4);
			assertThat(this.received.getFirst().header("x-webhook-token")).contains("set");
		}
	}

	@Test
	void shouldPostATestEvent() throws Exception {
		try (Simulator simulator = Simulator.start(SimulatorOptions.defaults().with(SOON));
				Caller whapi = new Caller(simulator.whapiBaseUrl(), "any")) {
			whapi.post("/settings/webhook_test", """
					{"url": "%s", "mode": "body", "type": "messages", "method": "post"}""".formatted(url()));

			awaitReceived(1);
			assertThat(this.received.getFirst().json().path("messages").path(0).path("type").asString())
				.isEqualTo("text");
		}
	}

}
