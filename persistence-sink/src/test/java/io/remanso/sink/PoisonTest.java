package io.remanso.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.testkit.Backends;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PoisonTest {

	@Test
	void shouldPutPoisonIntoTheDlqOnceAndWriteTheRest() {
		try (SinkFixture sink = SinkFixture.started()) {
			Events events = new Events();
			List<RecordMetadata> poison = List.of(
					sink.sendBytes(Topics.INBOUND.name(), SinkFixture.bytes(events.user()),
							SinkFixture.bytes("{\"kind\"")),
					sink.sendBytes(Topics.INBOUND.name(), null, SinkFixture.bytes("{}")),
					sink.send(Topics.USER_STATES, "x".repeat(200), events.state("es")));
			RecordMetadata good = sink.send(Topics.INBOUND, events.user(), events.message("good", "Hola"));
			sink.awaitWritten(good);
			poison.forEach(sink::awaitWritten);
			assertThat(sink.query("select text from messages where user_id = '%s'".formatted(events.user())))
				.containsExactly(Map.of("text", "Hola"));
			awaitRows(sink, poison);
			sink.stop();
			sink.rewind();
			sink.start();
			sink.awaitWritten(good);
			poison.forEach(sink::awaitWritten);
			assertThat(deadLetters().stream().filter((letter) -> isOf(letter, poison))).hasSize(3)
				.extracting((letter) -> EventHeaders.get(letter.headers(), DeadLetter.ERROR))
				.containsExactlyInAnyOrder("not a InboundEvent: UnexpectedEndOfInputException", "the record has no key",
						"PostgreSQL refuses it: SQLSTATE 22001");
		}
	}

	@Test
	void shouldPassOverAnOutcomeThatANewerResponderWrote() {
		try (SinkFixture sink = SinkFixture.started()) {
			Events events = new Events();
			RecordMetadata unknown = sink.sendBytes(Topics.OUTCOMES.name(), SinkFixture.bytes(events.user()),
					SinkFixture.bytes("""
							{"kind":"added_later","turn_id":"t","user_id":"%s","at":"2026-11-24T10:00:00Z"}"""
						.formatted(events.user())));
			sink.awaitWritten(unknown);
			assertThat(deadLetters()).noneMatch((letter) -> isOf(letter, List.of(unknown)));
		}
	}

	@Test
	void shouldFindTheRefusedRecordInTheMiddleOfABatch() {
		try (SinkFixture sink = new SinkFixture()) {
			Events events = new Events();
			List<RecordMetadata> sent = new ArrayList<>();
			IntStream.range(0, 40)
				.forEach((i) -> sent.add(sink.send(Topics.INBOUND, events.user(),
						events.message((i == 17) ? "m".repeat(300) : "m" + i, "Hola"))));
			sink.start();
			sent.forEach(sink::awaitWritten);
			assertThat(sink.query("select message_id from messages where user_id = '%s'".formatted(events.user())))
				.hasSize(39);
		}
	}

	@Test
	void shouldKeepAMessageWithCharactersThatPostgresRefuses() {
		try (SinkFixture sink = SinkFixture.started()) {
			Events events = new Events();
			sink.awaitWritten(sink.send(Topics.INBOUND, events.user(),
					events.message("nul", "a\0b \\u0000 \uD83D\uDE00 c\uD83D")));
			assertThat(sink.single("select text, content ->> 'body' as body from messages where user_id = '%s'"
				.formatted(events.user())))
				.isEqualTo(Map.of("text", "a\uFFFDb \\u0000 \uD83D\uDE00 c\uFFFD", "body",
						"a\uFFFDb \\u0000 \uD83D\uDE00 c\uFFFD"));
		}
	}

	private static void awaitRows(SinkFixture sink, List<RecordMetadata> poison) {
		Awaitility.await().atMost(SinkFixture.PATIENCE).until(() -> poison.stream().allMatch((record) -> !sink.query("""
				select worker from dead_letters
				where source = '%s' and source_partition = %d and source_offset = %d
				""".formatted(record.topic(), record.partition(), record.offset())).isEmpty()));
	}

	private static boolean isOf(ConsumerRecord<byte[], byte[]> letter, List<RecordMetadata> poison) {
		return poison.stream()
			.anyMatch((record) -> record.topic().equals(EventHeaders.get(letter.headers(), DeadLetter.SOURCE))
					&& Integer.toString(record.partition())
						.equals(EventHeaders.get(letter.headers(), DeadLetter.PARTITION))
					&& Long.toString(record.offset()).equals(EventHeaders.get(letter.headers(), DeadLetter.OFFSET)));
	}

	private static List<ConsumerRecord<byte[], byte[]>> deadLetters() {
		Map<String, Object> config = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
				Backends.kafka().bootstrapServers());
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
				.mapToObj((partition) -> new TopicPartition(Topics.DLQ, partition))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
			while (partitions.stream()
				.anyMatch((partition) -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
				consumer.poll(Duration.ofMillis(200)).forEach(records::add);
			}
			return records;
		}
	}

}
