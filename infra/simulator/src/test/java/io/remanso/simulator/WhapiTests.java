package io.remanso.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import io.remanso.simulator.Caller.Answer;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Sent;
import io.remanso.simulator.ledger.Signal;
import io.remanso.simulator.payloads.VoiceNote;
import io.remanso.simulator.whapi.WhapiOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class WhapiTests {

	private static final String USER = "573000000001";

	private final Simulator simulator = Simulator
		.start(SimulatorOptions.defaults().with(new WhapiOptions("secret", null)));

	private final Caller whapi = new Caller(this.simulator.whapiBaseUrl(), "secret");

	@AfterEach
	void stop() {
		this.whapi.close();
		this.simulator.close();
	}

	private Answer sendText(String to, String body) throws IOException, InterruptedException {
		return this.whapi.post("/messages/text", """
				{"to": "%s", "body": "%s", "typing_time": 2}""".formatted(to, body));
	}

	@Test
	void shouldSendAText() throws Exception {
		Answer answer = sendText(USER, "hola");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("sent").asBoolean()).isTrue();
		JsonNode message = answer.json().path("message");
		assertThat(message.path("id").asString()).matches("[A-Za-z0-9._]{4,30}-[A-Za-z0-9._]{4,14}");
		assertThat(message.path("chat_id").asString()).isEqualTo(USER + "@s.whatsapp.net");
		assertThat(message.path("text").path("body").asString()).isEqualTo("hola");
		assertThat(message.path("from_me").asBoolean()).isTrue();
		assertThat(this.simulator.whapi().sentTo(USER)).singleElement()
			.satisfies((sent) -> assertThat(sent.text()).isEqualTo("hola"))
			.satisfies((sent) -> assertThat(sent.id()).isEqualTo(message.path("id").asString()));
	}

	@Test
	void shouldFindByNumberWhatWasSentToTheChat() throws Exception {
		sendText(USER + "@s.whatsapp.net", "hola");

		assertThat(this.simulator.whapi().sentTo(USER)).hasSize(1);
	}

	@Test
	void shouldRejectAWrongToken() throws Exception {
		try (Caller stranger = new Caller(this.simulator.whapiBaseUrl(), "wrong");
				Caller nobody = new Caller(this.simulator.whapiBaseUrl(), "")) {
			assertThat(stranger.get("/health").status()).isEqualTo(401);
			assertThat(nobody.get("/health").json().path("error").path("code").asInt()).isEqualTo(401);
		}
	}

	@Test
	void shouldRejectABodyThatIsIncomplete() throws Exception {
		Answer noBody = this.whapi.post("/messages/text", "{\"to\": \"573000000001\"}");
		Answer noNumber = sendText("hola", "hola");
		Answer noJson = this.whapi.post("/messages/text", "{");

		assertThat(List.of(noBody, noNumber, noJson)).allSatisfy((answer) -> {
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.json().path("error").path("code").asInt()).isEqualTo(400);
			assertThat(answer.json().path("error").path("details").asString()).isNotEmpty();
		});
		assertThat(this.simulator.whapi().sent()).isEmpty();
	}

	@Test
	void shouldRejectAnotherContentType() throws Exception {
		assertThat(this.whapi.call("POST", "/messages/text", "text/plain", new byte[1]).status()).isEqualTo(415);
	}

	@Test
	void shouldListTheNewestMessagesOfTheChatOnly() throws Exception {
		sendText(USER, "uno");
		sendText(USER, "dos");
		sendText(USER, "tres");
		sendText("573000000002", "ajeno");

		JsonNode list = this.whapi.get("/messages/list/" + USER + "%40s.whatsapp.net?count=2&from_me=true&time_from=1")
			.json();

		assertThat(list.path("total").asInt()).isEqualTo(3);
		assertThat(list.path("messages").valueStream())
			.extracting((message) -> message.path("text").path("body").asString())
			.containsExactly("tres", "dos");
	}

	@Test
	void shouldListAMessageWhoseAnswerWasLost() throws Exception {
		this.simulator.faults().set(Api.WHAPI, FaultProfile.losingAnswers(1).only("/messages/text"));

		assertThatIOException().isThrownBy(() -> sendText(USER, "hola"));

		assertThat(this.whapi.get("/messages/list/" + USER).json().path("total").asInt()).isEqualTo(1);
	}

	@Test
	void shouldNotSendWhereTheCallIsRefused() throws Exception {
		this.simulator.faults().set(Api.WHAPI, FaultProfile.refusing(1).only("/messages/text"));

		assertThatIOException().isThrownBy(() -> sendText(USER, "hola"));

		assertThat(this.whapi.get("/messages/list/" + USER).json().path("total").asInt()).isZero();
	}

	@Test
	void shouldFailInItsOwnWords() throws Exception {
		this.simulator.faults().set(Api.WHAPI, FaultProfile.failing(1, 429));

		Answer answer = sendText(USER, "hola");

		assertThat(answer.status()).isEqualTo(429);
		assertThat(answer.json().path("error").path("message").asString()).isEqualTo("Too many requests");
	}

	@Test
	void shouldFindASentMessageById() throws Exception {
		String id = sendText(USER, "hola").json().path("message").path("id").asString();

		assertThat(this.whapi.get("/messages/" + id).json().path("id").asString()).isEqualTo(id);
		assertThat(this.whapi.get("/messages/unknown-unknown").status()).isEqualTo(404);
	}

	@Test
	void shouldRecordSignals() throws Exception {
		this.whapi.put("/presences/" + USER, "{\"presence\": \"typing\", \"delay\": 0}");
		this.whapi.put("/messages/AbC1.xyz-gBgTwl0rVw", "");

		assertThat(this.simulator.whapi().signals()).extracting(Signal::kind).containsExactly("typing", "read");
		assertThat(this.whapi.put("/presences/" + USER, "{\"presence\": \"dancing\"}").status()).isEqualTo(400);
	}

	@Test
	void shouldSubscribeToAPresenceOnce() throws Exception {
		assertThat(this.whapi.get("/presences/" + USER).status()).isEqualTo(404);
		assertThat(this.whapi.post("/presences/" + USER, "").status()).isEqualTo(200);
		assertThat(this.whapi.post("/presences/" + USER, "").status()).isEqualTo(409);
		assertThat(this.whapi.get("/presences/" + USER).status()).isEqualTo(200);
	}

	@Test
	void shouldNotKnowAnAbsentNumber() throws Exception {
		this.simulator.whapi().setAbsent(USER);

		assertThat(this.whapi.post("/presences/" + USER, "").status()).isEqualTo(404);
		assertThat(this.whapi.get("/chats/" + USER).status()).isEqualTo(404);
	}

	@Test
	void shouldDescribeAChatWithItsLabels() throws Exception {
		this.simulator.whapi().describe(USER, "Ana", List.of("VIP", "Reservado"));

		JsonNode chat = this.whapi.get("/chats/" + USER + "@s.whatsapp.net").json();

		assertThat(chat.path("name").asString()).isEqualTo("Ana");
		assertThat(chat.path("labels").valueStream()).extracting((label) -> label.path("name").asString())
			.containsExactly("VIP", "Reservado");
	}

	@Test
	void shouldSendAVoiceNoteFromADataUri() throws Exception {
		String data = Base64.getEncoder().encodeToString(VoiceNote.saying("hola"));

		Answer answer = this.whapi.post("/messages/voice", """
				{"to": "%s", "media": "data:audio/ogg; codecs=opus;base64,%s"}""".formatted(USER, data));

		assertThat(answer.status()).isEqualTo(200);
		String mediaId = answer.json().path("message").path("voice").path("id").asString();
		assertThat(VoiceNote.textIn(this.whapi.get("/media/" + mediaId).bytes())).contains("hola");
		assertThat(this.simulator.whapi().sent()).extracting(Sent::kind).containsExactly("voice");
	}

	@Test
	void shouldSendAnUploadedImageWithItsCaption() throws Exception {
		String id = this.whapi.call("POST", "/media", "image/jpeg", new byte[] { 1, 2, 3 })
			.json()
			.path("media")
			.path(0)
			.path("id")
			.asString();

		this.whapi.post("/messages/image", """
				{"to": "%s", "media": "%s", "caption": "la playa"}""".formatted(USER, id));

		assertThat(this.simulator.whapi().sentTo(USER)).singleElement()
			.satisfies((sent) -> assertThat(sent.mediaId()).isEqualTo(id))
			.satisfies((sent) -> assertThat(sent.text()).isEqualTo("la playa"));
	}

	@Test
	void shouldRejectMediaItCannotTake() throws Exception {
		assertThat(this.whapi.post("/messages/voice", """
				{"to": "573000000001", "media": "123"}""").status()).isEqualTo(404);
		assertThat(this.whapi.post("/messages/voice", """
				{"to": "573000000001", "media": "data:chemical/x;base64,AAAA"}""").status()).isEqualTo(415);
		assertThat(this.whapi.call("POST", "/media", "image/jpeg", new byte[17_000_000]).status()).isEqualTo(413);
	}

	@Test
	void shouldChangeSettings() throws Exception {
		Answer changed = this.whapi.call("PATCH", "/settings", "application/json",
				"{\"callback_persist\": true}".getBytes(StandardCharsets.UTF_8));

		assertThat(changed.json().path("changes").path(0).asString()).isEqualTo("callback_persist");
		assertThat(this.whapi.get("/settings").json().path("callback_persist").asBoolean()).isTrue();
	}

	@Test
	void shouldBeHealthyAndWithoutLimits() throws Exception {
		assertThat(this.whapi.get("/health").json().path("status").path("text").asString()).isEqualTo("AUTH");
		assertThat(this.whapi.get("/limits").status()).isEqualTo(204);
	}

	@Test
	void shouldNotKnowOtherEndpoints() throws Exception {
		assertThat(this.whapi.get("/newsletters").json().path("error").path("code").asInt()).isEqualTo(404);
	}

}
