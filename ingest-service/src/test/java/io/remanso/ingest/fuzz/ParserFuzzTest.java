package io.remanso.ingest.fuzz;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.topic.Topic;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.ingest.corpus.Payload;
import io.remanso.ingest.element.BodyParser;
import io.remanso.ingest.identity.UserIds;
import io.remanso.ingest.publish.Batch;
import io.remanso.ingest.publish.Outgoing;
import io.remanso.ingest.publish.Records;
import io.remanso.testkit.fuzz.BodyFuzz;
import io.remanso.testkit.fuzz.JsonFuzz;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Both parsers and what comes after them against bodies that nobody would write:
 * {@code -Dremanso.fuzz.inputs=1000000} for many, {@code -Dremanso.fuzz.seed=1} for the
 * same ones again.
 */
class ParserFuzzTest {

	private static final int INPUTS = Integer.getInteger("remanso.fuzz.inputs", 5_000);

	private static final long SEED = Long.getLong("remanso.fuzz.seed", 20261124L);

	private static final Instant RECEIVED_AT = Instant.parse("2025-11-24T16:00:07.250Z");

	// What a broker takes, less room for key and headers.
	private static final int LARGEST_RECORD = 950_000;

	private static final List<Topic<?>> WRITTEN = List.of(Topics.INBOUND, Topics.PRESENCES, Topics.RECEIPTS,
			Topics.ALIASES);

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final RandomGenerator random = new Random(SEED);

	private final Records records = new Records(new UserIds());

	@ParameterizedTest
	@ValueSource(strings = { "whapi", "meta" })
	void shouldMakeRecordsOfAnyBody(String gateway) {
		BodyParser parser = Payload.parserOf(gateway);
		BodyFuzz bodies = new BodyFuzz(Payload.small(gateway).map(Payload::body).toList(), this.random);
		for (int i = 0; i < INPUTS; i++) {
			byte[] body = bodies.next();
			try {
				assertThat(read(parser, body).all().stream().map(Outgoing::record)).allSatisfy((record) -> {
					assertThat(record.value()).hasSizeLessThan(LARGEST_RECORD);
					assertThatCode(() -> readAsItsReadersDo(record)).doesNotThrowAnyException();
					assertThat(EventHeaders.get(record.headers(), DeadLetter.ERROR)).as("foreseen")
						.matches((error) -> error == null || !error.startsWith("unforeseen"));
				});
			}
			catch (RuntimeException | AssertionError ex) {
				throw new AssertionError("input %d of seed %d: %s".formatted(i, SEED, HexFormat.of().formatHex(body)),
						ex);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "whapi", "meta" })
	void shouldNeverLoseTheNeighboursOfAnything(String gateway) {
		BodyParser parser = Payload.parserOf(gateway);
		// What is nested too deep is set aside whole: no element can be told from the
		// next.
		List<JsonNode> trees = Payload.small(gateway)
			.filter((payload) -> !payload.toString().contains("nested-too-deep"))
			.map(ParserFuzzTest::tree)
			.filter(JsonNode::isObject)
			.toList();
		JsonFuzz fuzz = new JsonFuzz(this.random);
		Neighbours neighbours = Neighbours.of(gateway);
		for (int i = 0; i < INPUTS; i++) {
			ObjectNode body = (ObjectNode) trees.get(this.random.nextInt(trees.size())).deepCopy();
			List<ArrayNode> lists = neighbours.lists(body);
			if (lists.isEmpty()) {
				continue;
			}
			ArrayNode list = lists.get(this.random.nextInt(lists.size()));
			for (int element = 0; element < list.size(); element++) {
				list.set(element, fuzz.change(list.path(element)));
			}
			neighbours.surround(list);
			byte[] bytes = MAPPER.writeValueAsBytes(body);
			assertThat(ids(read(parser, bytes))).as("input %d of seed %d: %s", i, SEED, body)
				.containsSubsequence(neighbours.ids());
		}
	}

	private Batch read(BodyParser parser, byte[] body) {
		return this.records.of("webhook/fuzz", body, parser.parse(body, RECEIVED_AT), RECEIVED_AT, "00-1-1-00");
	}

	private static void readAsItsReadersDo(ProducerRecord<byte[], byte[]> record) {
		for (Topic<?> topic : WRITTEN) {
			if (topic.name().equals(record.topic())) {
				topic.serde().deserialize(record.value());
			}
		}
	}

	private static List<String> ids(Batch batch) {
		return batch.events()
			.stream()
			.filter((outgoing) -> outgoing.record().topic().equals(Topics.INBOUND.name()))
			.map((outgoing) -> String.valueOf(EventHeaders.get(outgoing.record().headers(), EventHeaders.ID)))
			.map((id) -> id.substring(id.lastIndexOf(':') + 1))
			.toList();
	}

	private static JsonNode tree(Payload payload) {
		try {
			return MAPPER.readTree(payload.body());
		}
		catch (JacksonException ex) {
			return MAPPER.missingNode();
		}
	}

}
