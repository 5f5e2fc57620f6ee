package io.remanso.simulator;

import java.time.Duration;

import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.faults.Latency;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.payloads.VoiceNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class AdminTests {

	private final Simulator simulator = Simulator.start(SimulatorOptions.echo());

	private final Caller admin = new Caller(this.simulator.baseUrl() + "/simulator", "");

	private final Caller anyone = new Caller(this.simulator.baseUrl(), "any");

	@AfterEach
	void stop() {
		this.admin.close();
		this.anyone.close();
		this.simulator.close();
	}

	@Test
	void shouldSwitchFaultsOfTheNamedApisOnly() throws Exception {
		this.simulator.faults().set(Api.META, FaultProfile.refusing(0.5));

		JsonNode now = this.admin.put("/faults", """
				{"openai": {"latency": {"p50Ms": 800, "p99Ms": 3000}, "errorRate": 0.1, "errorStatus": 429,
				            "errorCode": "rate_limit_exceeded", "path": "/responses", "calls": 7},
				 "whapi": {"latency": {"fixedMs": 5}, "lostAnswerRate": 0.2}}""").json();

		assertThat(this.simulator.faults().of(Api.OPENAI))
			.isEqualTo(new FaultProfile(Latency.logNormal(Duration.ofMillis(800), Duration.ofSeconds(3)), 0.1, 429,
					"rate_limit_exceeded", 0, 0, 0, "/responses", 7));
		assertThat(this.simulator.faults().of(Api.WHAPI))
			.isEqualTo(FaultProfile.losingAnswers(0.2).withLatency(Latency.fixed(Duration.ofMillis(5))));
		assertThat(this.simulator.faults().of(Api.META)).isEqualTo(FaultProfile.refusing(0.5));
		assertThat(now.path("openai").path("latency").path("p99Ms").asInt()).isEqualTo(3000);
		assertThat(now).isEqualTo(this.admin.get("/faults").json());
	}

	@Test
	void shouldRejectImpossibleFaults() throws Exception {
		assertThat(this.admin.put("/faults", "{\"openai\": {\"errorRate\": 1.5}}").status()).isEqualTo(400);
		assertThat(this.admin.put("/faults", "{\"telegram\": {}}").status()).isEqualTo(400);
		assertThat(this.admin.put("/faults", "[]").status()).isEqualTo(400);
		assertThat(this.simulator.faults().of(Api.OPENAI)).isEqualTo(FaultProfile.NONE);
	}

	@Test
	void shouldShowWhatWasSentToOne() throws Exception {
		this.anyone.post("/whapi/messages/text", "{\"to\": \"573000000001\", \"body\": \"uno\"}");
		this.anyone.post("/whapi/messages/text", "{\"to\": \"573000000002\", \"body\": \"dos\"}");

		JsonNode sent = this.admin.get("/sent?gateway=whapi&to=573000000002").json();

		assertThat(sent.valueStream()).singleElement()
			.satisfies((message) -> assertThat(message.path("text").asString()).isEqualTo("dos"));
		assertThat(this.admin.get("/sent?gateway=whapi&after=1").json()).hasSize(1);
		assertThat(this.admin.get("/sent?gateway=meta").json()).isEmpty();
	}

	@Test
	void shouldShowCalls() throws Exception {
		this.anyone.post("/openai/v1/responses", "{\"model\": \"m\", \"input\": \"hola\\nadiós\"}");

		JsonNode call = this.admin.get("/calls?api=openai").json().path(0);
		assertThat(call.path("path").asString()).isEqualTo("/responses");
		assertThat(call.path("text").asString()).isEqualTo("hola\nadiós");
		assertThat(call.path("headers").has("authorization")).isFalse();
		JsonNode run = this.admin.get("/model-calls").json().path(0);
		assertThat(run.path("lines").valueStream()).extracting(JsonNode::asString).containsExactly("hola", "adiós");
	}

	@Test
	void shouldForgetEverythingOnReset() throws Exception {
		this.anyone.post("/whapi/messages/text", "{\"to\": \"573000000001\", \"body\": \"uno\"}");
		this.simulator.faults().set(Api.WHAPI, FaultProfile.failing(1, 500));

		assertThat(this.admin.call("DELETE", "", "text/plain", new byte[0]).status()).isEqualTo(204);

		assertThat(this.simulator.whapi().sent()).isEmpty();
		assertThat(this.simulator.whapi().sentCount()).isZero();
		assertThat(this.anyone.get("/whapi/messages/list/573000000001").json().path("total").asInt()).isZero();
	}

	@Test
	void shouldPrepareAVoiceNoteThatAnyoneMayDownload() throws Exception {
		JsonNode note = this.admin.post("/voice-notes", "{\"text\": \"¿a qué hora?\"}").json();

		try (Caller nobody = new Caller("", "")) {
			assertThat(VoiceNote.textIn(nobody.get(note.path("link").asString()).bytes())).contains("¿a qué hora?");
		}
		assertThat(this.anyone.get("/whapi/media/" + note.path("id").asString()).status()).isEqualTo(200);
	}

	@Test
	void shouldKeepTheNewestRecordsOnly() throws Exception {
		try (Simulator small = Simulator.start(SimulatorOptions.echo().withRecords(2));
				Caller whapi = new Caller(small.whapiBaseUrl(), "any")) {
			for (String text : new String[] { "uno", "dos", "tres" }) {
				whapi.post("/messages/text", "{\"to\": \"573000000001\", \"body\": \"" + text + "\"}");
			}

			assertThat(small.whapi().sent()).extracting((sent) -> sent.text()).containsExactly("dos", "tres");
			assertThat(small.whapi().sentCount()).isEqualTo(3);
		}
	}

	@Test
	void shouldDescribeAChat() throws Exception {
		this.admin.put("/chats/573000000001", "{\"name\": \"Ana\", \"labels\": [\"VIP\"]}");

		assertThat(this.anyone.get("/whapi/chats/573000000001").json().path("name").asString()).isEqualTo("Ana");
	}

	@Test
	void shouldCloseAWindow() throws Exception {
		this.admin.put("/windows/573000000001", "{\"open\": false}");

		assertThat(this.anyone.post("/meta/v23.0/1/messages", """
				{"messaging_product": "whatsapp", "to": "573000000001", "text": {"body": "hola"}}""").status())
			.isEqualTo(400);
	}

}
