package io.remanso.ingest.whapi;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.ingest.element.Found;
import io.remanso.ingest.element.Reading;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class WhapiParserTest {

	private static final Instant RECEIVED_AT = Instant.parse("2026-11-24T16:00:07.250Z");

	@Test
	void shouldKeepAllOfAnUpdateWhoseTriggerItReads() {
		JsonNode update = JsonMapper.shared().readTree("""
				{"id":"m1","trigger":{"id":"t1","type":"action","chat_id":"573000000001@s.whatsapp.net",\
				"timestamp":1764000000,"action":{"type":"edit","target":"m1","edited_content":{"body":"dos"}}},\
				"before_update":{"id":"m1","type":"text","text":{"body":"uno"}},\
				"after_update":{"id":"m1","type":"text","text":{"body":"dos"}},"changes":["text"]}""");
		assertThat(events("{\"messages_updates\":[%s]}".formatted(update))).singleElement().satisfies((event) -> {
			assertThat(event.id()).isEqualTo("t1");
			assertThat(event.raw()).isEqualTo(update);
		});
	}

	@Test
	void shouldTellTheLogoutOfAChannelFromItsConnection() {
		InboundEvent.Notice connected = notice(new WhapiParser(), user("post"));
		InboundEvent.Notice loggedOut = notice(new WhapiParser(), user("delete"));
		assertThat(loggedOut.id()).isNotEqualTo(connected.id());
		assertThat(loggedOut.raw()).isEqualTo(JsonMapper.shared()
			.readTree("{\"user\":{\"id\":\"573100000001\"},\"event\":{\"type\":\"users\",\"event\":\"delete\"}}"));
	}

	@Test
	void shouldTellThemApartByTheVerbWhereTheBodySaysNothing() {
		String body = "{\"user\":{\"id\":\"573100000001\"}}";
		InboundEvent.Notice connected = notice(new WhapiParser(), body);
		InboundEvent.Notice loggedOut = notice(new WhapiParser("delete"), body);
		assertThat(loggedOut.id()).isNotEqualTo(connected.id());
		assertThat(loggedOut.raw().path("event").path("event").asString()).isEqualTo("delete");
	}

	@Test
	void shouldNameARedeliveryLikeTheFirst() {
		assertThat(notice(new WhapiParser(), user("delete")).id())
			.isEqualTo(notice(new WhapiParser(), user("delete")).id());
	}

	@Test
	void shouldTellAContactThatIsGoneFromOneThatIsThere() {
		String contact = "{\"contacts\":[{\"id\":\"573000000001\"}],\"event\":{\"type\":\"contacts\",\"event\":\"%s\"}}";
		InboundEvent.Notice there = notice(new WhapiParser(), contact.formatted("post"));
		InboundEvent.Notice changed = notice(new WhapiParser(), contact.formatted("patch"));
		InboundEvent.Notice gone = notice(new WhapiParser(), contact.formatted("delete"));
		assertThat(changed.id()).isEqualTo(there.id());
		assertThat(gone.id()).isNotEqualTo(there.id());
	}

	private static String user(String event) {
		return "{\"user\":{\"id\":\"573100000001\"},\"event\":{\"type\":\"users\",\"event\":\"%s\"}}".formatted(event);
	}

	private static InboundEvent.Notice notice(WhapiParser parser, String body) {
		return (InboundEvent.Notice) events(parser, body).getFirst();
	}

	private static List<InboundEvent> events(String body) {
		return events(new WhapiParser(), body);
	}

	private static List<InboundEvent> events(WhapiParser parser, String body) {
		Reading reading = parser.parse(body.getBytes(StandardCharsets.UTF_8), RECEIVED_AT);
		assertThat(reading).isInstanceOf(Reading.Elements.class);
		return ((Reading.Elements) reading).found()
			.stream()
			.map((found) -> (InboundEvent) ((Found.Event<?>) found).forUser().apply("573000000001"))
			.toList();
	}

}
