package io.remanso.contracts.topic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.wire.Json;
import io.remanso.contracts.wire.JsonSerde;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class SchemasTest {

	private static final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
			(builder) -> builder.schemaIdResolvers((resolvers) -> resolvers.mapPrefix("https://remanso.io/schemas/",
					"classpath:io/remanso/contracts/schemas/")));

	static List<Example> examples() {
		return Example.all();
	}

	static List<Topic<?>> topics() {
		return Topics.all();
	}

	@ParameterizedTest
	@MethodSource("examples")
	void shouldValidateEachExample(Example example) {
		assertThat(validate(example.topic(), example.value())).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("examples")
	void shouldReadAndWriteEachExampleUnchanged(Example example) {
		assertThat(reread(example.topic(), example.value())).isEqualTo(example.value());
	}

	@ParameterizedTest
	@MethodSource("examples")
	void shouldIgnoreFieldsThatAreNotKnown(Example example) {
		ObjectNode widened = ((ObjectNode) example.value()).deepCopy().put("added_later", "x");
		assertThat(validate(example.topic(), widened)).isEmpty();
		assertThat(reread(example.topic(), widened)).isEqualTo(example.value());
	}

	@ParameterizedTest
	@MethodSource("topics")
	void shouldHaveAnExampleForEachTopic(Topic<?> topic) {
		assertThat(Example.of(topic)).isNotEmpty();
	}

	@Test
	void shouldHaveASchemaForEachTopicAndNoOther() {
		Stream<String> files = Example.schemas().map((file) -> file.getFileName().toString());
		Set<String> wanted = Topics.all()
			.stream()
			.map((topic) -> topic.name() + ".schema.json")
			.collect(Collectors.toCollection(TreeSet::new));
		wanted.add("common.schema.json");
		assertThat(files).containsExactlyInAnyOrderElementsOf(wanted);
	}

	@ParameterizedTest
	@ValueSource(classes = { InboundEvent.class, Outcome.class, Command.class })
	void shouldHaveAnExampleForEachKindOfEvent(Class<?> event) {
		Set<String> kinds = Example.all()
			.stream()
			.filter((example) -> example.topic().valueType() == event)
			.map((example) -> example.value().path("kind").asString())
			.collect(Collectors.toSet());
		assertThat(kinds).isEqualTo(kindsOf(event));
	}

	@Test
	void shouldHaveAnExampleForEachKindOfContent() {
		Set<String> kinds = Example.of(Topics.INBOUND)
			.map((example) -> example.value().path("content").path("kind").asString(""))
			.filter((kind) -> !kind.isEmpty())
			.collect(Collectors.toSet());
		assertThat(kinds).isEqualTo(kindsOf(Content.class));
	}

	@ParameterizedTest
	@MethodSource("topics")
	void shouldRequireInTheSchemaWhatTheRecordRequires(Topic<?> topic) {
		Example.of(topic).forEach((example) -> example.value().propertyNames().forEach((field) -> {
			ObjectNode without = ((ObjectNode) example.value()).deepCopy();
			without.remove(field);
			boolean schemaAccepts = validate(topic, without).isEmpty();
			assertThat(readable(topic, without)).as("%s without %s is read", example, field)
				.satisfies((readable) -> assertThat(!schemaAccepts || readable).isTrue());
		}));
	}

	private static List<com.networknt.schema.Error> validate(Topic<?> topic, JsonNode value) {
		String name = topic.name().substring("whatsapp.".length());
		Schema schema = registry
			.getSchema(SchemaLocation.of("classpath:io/remanso/contracts/schemas/whatsapp." + name + ".schema.json"));
		return schema.validate(value,
				(context) -> context.executionConfig((config) -> config.formatAssertionsEnabled(true)));
	}

	private static <V> JsonNode reread(Topic<V> topic, JsonNode value) {
		JsonSerde<V> serde = topic.serde();
		byte[] bytes = serde.serialize(serde.deserialize(value.toString().getBytes(StandardCharsets.UTF_8)));
		return Json.mapper().readTree(bytes);
	}

	private static boolean readable(Topic<?> topic, JsonNode value) {
		try {
			reread(topic, value);
			return true;
		}
		catch (SerializationException ex) {
			return false;
		}
	}

	private static Set<String> kindsOf(Class<?> type) {
		return leaves(type).filter((leaf) -> leaf != Outcome.Unknown.class)
			.map((leaf) -> leaf.getAnnotation(JsonTypeName.class).value())
			.collect(Collectors.toSet());
	}

	private static Stream<Class<?>> leaves(Class<?> type) {
		return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(SchemasTest::leaves)
				: Stream.of(type);
	}

}
