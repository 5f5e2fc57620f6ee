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

	private static List<InboundEvent> events(String body) {
		Reading reading = new WhapiParser().parse(body.getBytes(StandardCharsets.UTF_8), RECEIVED_AT);
		assertThat(reading).isInstanceOf(Reading.Elements.class);
		return ((Reading.Elements) reading).found()
			.stream()
			.map((found) -> (InboundEvent) ((Found.Event<?>) found).forUser().apply("573000000001"))
			.toList();
	}

}
