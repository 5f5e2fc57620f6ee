package io.remanso.contracts.topic;

import java.time.Duration;
import java.time.Instant;

import io.remanso.contracts.inbound.Alias;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.wire.EventHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class TopicTest {

	private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123Z");

	@Test
	void shouldNameAnEventByTopicKindAndVersion() {
		Outcome outcome = Topics.OUTCOMES.valueType()
			.cast(Example.of(Topics.OUTCOMES)
				.filter((example) -> "part_sent.json".equals(example.name()))
				.map((example) -> Topics.OUTCOMES.serde().deserialize(example.value().toString().getBytes(UTF_8)))
				.findFirst()
				.orElseThrow());
		assertThat(Topics.OUTCOMES.eventType(outcome)).isEqualTo("remanso.outcomes.part_sent.v1");
	}

	@Test
	void shouldNameAnEventOfASingleKindByItsTopic() {
		assertThat(Topics.ALIASES.eventType(alias())).isEqualTo("remanso.aliases.v1");
	}

	@Test
	void shouldWriteCloudEventsHeadersAndTheRecordTime() {
		ProducerRecord<String, Alias> event = Topics.ALIASES.record("CO.1", alias(), "id-1", "ingest-service", NOON);
		assertThat(event.timestamp()).isEqualTo(NOON.toEpochMilli());
		assertThat(EventHeaders.get(event.headers(), EventHeaders.ID)).isEqualTo("id-1");
		assertThat(EventHeaders.get(event.headers(), EventHeaders.SOURCE)).isEqualTo("/remanso/ingest-service");
		assertThat(EventHeaders.get(event.headers(), EventHeaders.TYPE)).isEqualTo("remanso.aliases.v1");
		assertThat(EventHeaders.get(event.headers(), EventHeaders.TIME)).isEqualTo("2026-11-24T12:00:00.123Z");
	}

	@Test
	void shouldKeepADeadLetterAsItWas() {
		RecordHeaders original = new RecordHeaders();
		EventHeaders.put(original, EventHeaders.ID, "id-1");
		ProducerRecord<byte[], byte[]> letter = new DeadLetter("whatsapp.inbound", 3, 42, "buffer-stream", "no body")
			.record(DeadLetter.key("573000000001"), "{".getBytes(UTF_8), original);
		assertThat(letter.topic()).isEqualTo(Topics.DLQ);
		assertThat(letter.value()).isEqualTo("{".getBytes(UTF_8));
		assertThat(EventHeaders.get(letter.headers(), EventHeaders.ID)).isEqualTo("id-1");
		assertThat(EventHeaders.get(letter.headers(), DeadLetter.OFFSET)).isEqualTo("42");
		assertThat(original).hasSize(1);
	}

	@Test
	void shouldRollSegmentsFastEnoughForTheRetention() {
		assertThat(new Cleanup.Delete(Duration.ofHours(1)).config()).containsEntry("segment.ms", "600000");
	}

	private static Alias alias() {
		return new Alias("CO.1", "573000000001", NOON);
	}

}
