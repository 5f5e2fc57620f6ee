package io.remanso.simulator.payloads;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import io.remanso.simulator.http.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookPayloadsTests {

	private static final Instant AT = Instant.ofEpochSecond(1_712_995_245);

	private static final String USER = WebhookPayloads.userNumber(1);

	@Test
	void shouldMakeATextOfWhapi() {
		JsonNode body = Json.read(WebhookPayloads.whapi().text(USER, "Ana", "id-1", "¿hola?", AT).bytes());

		assertThat(body).isEqualTo(Json.read("""
				{"messages": [{"id": "id-1", "from_me": false, "type": "text",
				  "chat_id": "573000000001@s.whatsapp.net", "timestamp": 1712995245, "source": "mobile",
				  "text": {"body": "¿hola?"}, "from": "573000000001", "from_name": "Ana"}],
				 "event": {"type": "messages", "event": "post"}, "channel_id": "SIMUL-TEST1"}"""
			.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void shouldPutSeveralMessagesOfWhapiIntoOneBody() {
		JsonNode body = Json.read(WebhookPayloads.whapi()
			.text(USER, "Ana", "id-1", "uno", AT)
			.voice(USER, "Ana", "id-2", "media", "http://localhost/x", 3, AT)
			.presence(USER, "typing")
			.status("id-0", USER, "delivered", AT)
			.bytes());

		assertThat(body.path("messages")).hasSize(2);
		assertThat(body.path("presences").path(0).path("status").asString()).isEqualTo("typing");
		assertThat(body.path("statuses").path(0).path("code").asInt()).isEqualTo(3);
		assertThat(body.path("event").path("type").asString()).isEqualTo("messages");
	}

	@Test
	void shouldNameTheEventAfterAPresenceThatComesAlone() {
		JsonNode body = Json.read(WebhookPayloads.whapiPresence(USER, "recording"));

		assertThat(body.path("event").path("type").asString()).isEqualTo("presences");
		assertThat(body.has("messages")).isFalse();
	}

	@Test
	void shouldMakeATextOfMeta() {
		JsonNode body = Json.read(WebhookPayloads.meta().text(USER, "Ana", "wamid.1", "hola", AT).bytes());

		JsonNode value = body.path("entry").path(0).path("changes").path(0).path("value");
		assertThat(value).isEqualTo(Json.read("""
				{"messaging_product": "whatsapp",
				 "metadata": {"display_phone_number": "573100000001", "phone_number_id": "100000000000001"},
				 "contacts": [{"profile": {"name": "Ana"}, "wa_id": "573000000001"}],
				 "messages": [{"from": "573000000001", "id": "wamid.1", "timestamp": "1712995245", "type": "text",
				  "text": {"body": "hola"}}]}""".getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void shouldPutSeveralEntriesChangesAndMessagesOfMetaIntoOneBody() {
		JsonNode body = Json.read(WebhookPayloads.meta()
			.text(USER, "Ana", "wamid.1", "uno", AT)
			.text(USER, "Ana", "wamid.2", "dos", AT)
			.nextChange()
			.text(USER, "Ana", "wamid.3", "tres", AT)
			.nextEntry()
			.status("wamid.0", USER, "read", AT, "turn/1")
			.bytes());

		assertThat(body.path("entry")).hasSize(2);
		JsonNode changes = body.path("entry").path(0).path("changes");
		assertThat(changes).hasSize(2);
		assertThat(changes.path(0).path("value").path("messages")).hasSize(2);
		assertThat(changes.path(0).path("value").path("contacts")).hasSize(1);
		assertThat(body.findValuesAsString("biz_opaque_callback_data")).isEqualTo(List.of("turn/1"));
	}

	@Test
	void shouldEscapeWhatIsNotAsciiAsMetaDoes() {
		byte[] bytes = WebhookPayloads.metaText(USER, "Ana", "¿qué tal? 🙂", AT);

		assertThat(new String(bytes, StandardCharsets.UTF_8)).isASCII();
		assertThat(Json.read(bytes).findValuesAsString("body")).containsExactly("¿qué tal? 🙂");
	}

	@Test
	void shouldSignAsMetaDoes() {
		String signature = MetaSignature.sign("key",
				"The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.UTF_8));

		assertThat(signature).isEqualTo("sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
	}

}
