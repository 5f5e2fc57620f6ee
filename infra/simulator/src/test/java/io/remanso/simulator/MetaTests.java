package io.remanso.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import io.remanso.simulator.Caller.Answer;
import io.remanso.simulator.faults.FaultProfile;
import io.remanso.simulator.ledger.Api;
import io.remanso.simulator.ledger.Signal;
import io.remanso.simulator.meta.MetaOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class MetaTests {

	private static final String USER = "573000000001";

	private static final String MESSAGES = "/v23.0/100000000000001/messages";

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));

	private final Simulator simulator = Simulator.start(SimulatorOptions.defaults()
		.withClock(this.now::get)
		.with(new MetaOptions("secret", "100000000000001", null, true, 0)));

	private final Caller meta = new Caller(this.simulator.metaBaseUrl(), "secret");

	@AfterEach
	void stop() {
		this.meta.close();
		this.simulator.close();
	}

	private static String text(String body) {
		return """
				{"messaging_product": "whatsapp", "recipient_type": "individual", "to": "573000000001", "type": "text",
				 "text": {"preview_url": false, "body": "%s"}, "context": {"message_id": "wamid.A"},
				 "biz_opaque_callback_data": "turn/1"}""".formatted(body);
	}

	private static int code(Answer answer) {
		return answer.json().path("error").path("code").asInt();
	}

	@Test
	void shouldSendAText() throws Exception {
		Answer answer = this.meta.post(MESSAGES, text("hola"));

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("messages").path(0).path("id").asString()).startsWith("wamid.");
		assertThat(answer.json().path("contacts").path(0).path("wa_id").asString()).isEqualTo(USER);
		assertThat(this.simulator.meta().sentTo(USER)).singleElement()
			.satisfies((sent) -> assertThat(sent.text()).isEqualTo("hola"))
			.satisfies((sent) -> assertThat(sent.callbackData()).isEqualTo("turn/1"))
			.satisfies((sent) -> assertThat(sent.quoted()).isEqualTo("wamid.A"));
	}

	@Test
	void shouldSendWithoutAVersionInThePath() throws Exception {
		assertThat(this.meta.post("/100000000000001/messages", text("hola")).status()).isEqualTo(200);
	}

	@Test
	void shouldSendToAUserWhoseNumberIsHidden() throws Exception {
		Answer answer = this.meta.post(MESSAGES, """
				{"messaging_product": "whatsapp", "recipient": "CO.1234567890", "type": "text",
				 "text": {"body": "hola"}}""");

		assertThat(answer.json().path("contacts").path(0).path("user_id").asString()).isEqualTo("CO.1234567890");
		assertThat(this.simulator.meta().sentTo("CO.1234567890")).hasSize(1);
	}

	@Test
	void shouldRejectAWrongToken() throws Exception {
		try (Caller stranger = new Caller(this.simulator.metaBaseUrl(), "wrong")) {
			Answer answer = stranger.post(MESSAGES, text("hola"));

			assertThat(answer.status()).isEqualTo(401);
			assertThat(code(answer)).isEqualTo(190);
		}
	}

	@Test
	void shouldRejectAnotherNumber() throws Exception {
		Answer answer = this.meta.post("/v23.0/999/messages", text("hola"));

		assertThat(code(answer)).isEqualTo(100);
		assertThat(answer.json().path("error").path("error_subcode").asInt()).isEqualTo(33);
	}

	@Test
	void shouldRejectBadParameters() throws Exception {
		assertThat(code(this.meta.post(MESSAGES, "{"))).isEqualTo(100);
		assertThat(code(this.meta.post(MESSAGES, "{\"to\": \"573000000001\"}"))).isEqualTo(100);
		assertThat(code(this.meta.post(MESSAGES, text("")))).isEqualTo(100);
		assertThat(code(this.meta.post(MESSAGES, text("x").replace("\"to\"", "\"for\"")))).isEqualTo(100);
	}

	@Test
	void shouldTakeATextOf4096CharactersAndNoLonger() throws Exception {
		assertThat(this.meta.post(MESSAGES, text("x".repeat(4096))).status()).isEqualTo(200);
		assertThat(code(this.meta.post(MESSAGES, text("x".repeat(4097))))).isEqualTo(100);
	}

	@Test
	void shouldNotSendOutsideTheWindow() throws Exception {
		this.simulator.meta().setWindow(USER, false);

		assertThat(code(this.meta.post(MESSAGES, text("hola")))).isEqualTo(131047);

		this.simulator.meta().setWindow(USER, true);
		assertThat(this.meta.post(MESSAGES, text("hola")).status()).isEqualTo(200);
	}

	@Test
	void shouldLimitTheRateToOneUser() throws Exception {
		for (int i = 0; i < 45; i++) {
			assertThat(this.meta.post(MESSAGES, text("n " + i)).status()).isEqualTo(200);
		}

		assertThat(code(this.meta.post(MESSAGES, text("uno más")))).isEqualTo(131056);
		this.now.updateAndGet((time) -> time.plusSeconds(6));
		assertThat(this.meta.post(MESSAGES, text("uno más")).status()).isEqualTo(200);
	}

	@Test
	void shouldFailWithAnOrderedCode() throws Exception {
		this.simulator.faults().set(Api.META, FaultProfile.failing(1, 429).withErrorCode("130429"));

		Answer answer = this.meta.post(MESSAGES, text("hola"));

		assertThat(answer.status()).isEqualTo(429);
		assertThat(code(answer)).isEqualTo(130429);
		assertThat(this.simulator.meta().sent()).isEmpty();
	}

	@Test
	void shouldKeepWhatWasSentWhereTheAnswerIsLost() {
		this.simulator.faults().set(Api.META, FaultProfile.losingAnswers(1));

		assertThatIOException().isThrownBy(() -> this.meta.post(MESSAGES, text("hola")));

		assertThat(this.simulator.meta().sentTo(USER)).hasSize(1);
	}

	@Test
	void shouldMarkAsReadAndShowTyping() throws Exception {
		Answer answer = this.meta.post(MESSAGES, """
				{"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.A",
				 "typing_indicator": {"type": "text"}}""");

		assertThat(answer.json().path("success").asBoolean()).isTrue();
		assertThat(this.simulator.meta().signals()).extracting(Signal::kind).containsExactly("read", "typing");
	}

	@Test
	void shouldUploadAndSendAVoiceAnswer() throws Exception {
		String id = upload();

		Answer answer = this.meta.post(MESSAGES, """
				{"messaging_product": "whatsapp", "to": "573000000001", "type": "audio", "audio": {"id": "%s"}}"""
			.formatted(id));

		assertThat(answer.status()).isEqualTo(200);
		assertThat(this.simulator.meta().sent()).singleElement()
			.satisfies((sent) -> assertThat(sent.mediaId()).isEqualTo(id));
	}

	@Test
	void shouldNotSendAFileItDoesNotKnow() throws Exception {
		assertThat(code(this.meta.post(MESSAGES, """
				{"messaging_product": "whatsapp", "to": "573000000001", "type": "audio", "audio": {"id": "1"}}""")))
			.isEqualTo(131053);
	}

	@Test
	void shouldGiveAFileByAnAddressThatExpires() throws Exception {
		String url = this.meta.get("/v23.0/" + upload()).json().path("url").asString();

		assertThat(this.meta.get(url).latin1()).isEqualTo("OggS-bytes");
		try (Caller nobody = new Caller("", "")) {
			assertThat(nobody.get(url).status()).isEqualTo(401);
		}
		this.now.updateAndGet((time) -> time.plus(Duration.ofMinutes(6)));
		assertThat(this.meta.get(url).status()).isEqualTo(404);
	}

	@Test
	void shouldNotFindAnUnknownFile() throws Exception {
		assertThat(code(this.meta.get("/v23.0/12345"))).isEqualTo(100);
	}

	private String upload() throws Exception {
		String form = """
				--XX\r
				Content-Disposition: form-data; name="messaging_product"\r
				\r
				whatsapp\r
				--XX\r
				Content-Disposition: form-data; name="file"; filename="voice.ogg"\r
				Content-Type: audio/ogg\r
				\r
				OggS-bytes\r
				--XX--\r
				""";
		return this.meta
			.call("POST", "/v23.0/100000000000001/media", "multipart/form-data; boundary=XX",
					form.getBytes(StandardCharsets.UTF_8))
			.json()
			.path("id")
			.asString();
	}

}
