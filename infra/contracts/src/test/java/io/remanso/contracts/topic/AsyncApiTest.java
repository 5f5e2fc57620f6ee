package io.remanso.contracts.topic;

import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsyncApiTest {

	private JsonNode document = JsonMapper.shared().nullNode();

	@BeforeAll
	void readDocument() throws Exception {
		try (InputStream file = AsyncApiTest.class.getResourceAsStream("/io/remanso/contracts/asyncapi.yaml")) {
			Map<String, Object> yaml = new Yaml().load(Objects.requireNonNull(file));
			this.document = JsonMapper.shared().valueToTree(yaml);
		}
	}

	@Test
	void shouldDescribeEachTopicAndNoOther() {
		Set<String> described = this.document.path("channels")
			.valueStream()
			.map((channel) -> channel.path("address").asString())
			.collect(Collectors.toSet());
		Stream<String> topics = Stream.concat(Topics.all().stream().map(Topic::name), Stream.of(Topics.DLQ));
		assertThat(described).containsExactlyInAnyOrderElementsOf(topics.toList());
	}

	@Test
	void shouldGiveEachTopicTheSchemaOfItsValueType() {
		for (Topic<?> topic : Topics.all()) {
			JsonNode message = this.document.at("/components/messages/" + topic.valueType().getSimpleName());
			assertThat(message.at("/payload/schema/$ref").asString())
				.isEqualTo("schemas/" + topic.name() + ".schema.json");
		}
	}

	@Test
	void shouldNameTheHeadersOfADeadLetter() {
		assertThat(this.document.at("/components/schemas/DeadLetterHeaders/properties").propertyNames())
			.containsExactlyInAnyOrder(DeadLetter.SOURCE, DeadLetter.PARTITION, DeadLetter.OFFSET, DeadLetter.WORKER,
					DeadLetter.ERROR);
	}

}
