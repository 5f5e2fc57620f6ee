package io.remanso.ingest.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.wire.Json;
import io.remanso.ingest.element.Reading;
import io.remanso.ingest.identity.UserIds;
import io.remanso.ingest.publish.Batch;
import io.remanso.ingest.publish.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind and edge of both gateways' bodies, and what becomes of each. After a meant
 * change, {@code -Dremanso.corpus.write=true} writes the golden files anew, for people to
 * read the difference.
 */
class CorpusTest {

	private static final Instant RECEIVED_AT = Instant.parse("2025-11-24T16:00:07.250Z");

	private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

	private static final JsonMapper PRETTY = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
			(builder) -> builder.schemaIdResolvers((resolvers) -> resolvers.mapPrefix("https://remanso.io/schemas/",
					"classpath:io/remanso/contracts/schemas/")));

	private static final Pattern NO_TEXT = Pattern.compile("\\x00|[\\x{d800}-\\x{dfff}]");

	static List<Payload> payloads() {
		return Payload.all();
	}

	@ParameterizedTest
	@MethodSource("payloads")
	void shouldMakeOfEachBodyWhatItsGoldenFileSays(Payload payload) throws IOException {
		JsonNode told = Told.of(records(payload));
		if (Boolean.getBoolean("remanso.corpus.write")) {
			Files.writeString(payload.golden(), PRETTY.writeValueAsString(told) + "\n");
		}
		assertThat(told).isEqualTo(PRETTY.readTree(Payload.read(payload.golden())));
	}

	@ParameterizedTest
	@MethodSource("payloads")
	void shouldMakeOnlyEventsOfTheirSchema(Payload payload) {
		records(payload).all()
			.stream()
			.filter((outgoing) -> !outgoing.record().topic().equals(Topics.DLQ))
			.forEach((outgoing) -> {
				Schema schema = SCHEMAS.getSchema(SchemaLocation
					.of("classpath:io/remanso/contracts/schemas/%s.schema.json".formatted(outgoing.record().topic())));
				JsonNode value = Json.mapper().readTree(outgoing.record().value());
				assertThat(schema.validate(value,
						(context) -> context.executionConfig((config) -> config.formatAssertionsEnabled(true))))
					.isEmpty();
			});
	}

	@ParameterizedTest
	@MethodSource("payloads")
	void shouldKeepTheRawObjectOfEachEvent(Payload payload) {
		JsonNode body = tree(payload);
		records(payload).all()
			.stream()
			.filter((outgoing) -> outgoing.record().topic().equals(Topics.INBOUND.name()))
			.map((outgoing) -> Json.mapper().readTree(outgoing.record().value()).path("raw"))
			.forEach((raw) -> assertThat(isOf(body, raw)).as(raw.toString()).isTrue());
	}

	@Test
	void shouldHaveEnoughOfEach() {
		assertThat(payloads()).filteredOn((payload) -> payload.gateway().equals("whapi")).hasSizeGreaterThan(120);
		assertThat(payloads()).filteredOn((payload) -> payload.gateway().equals("meta")).hasSizeGreaterThan(100);
	}

	private static Batch records(Payload payload) {
		byte[] body = payload.body();
		Reading reading = payload.parser().parse(body, RECEIVED_AT);
		return new Records(new UserIds()).of("webhook/" + payload.gateway(), body, reading, RECEIVED_AT, TRACE);
	}

	private static JsonNode tree(Payload payload) {
		try {
			return PRETTY.readTree(payload.body());
		}
		catch (JacksonException ex) {
			return PRETTY.missingNode();
		}
	}

	// The news of a state is kept with the event beside it.
	private static boolean isOf(JsonNode body, JsonNode raw) {
		return holds(body, raw) || (raw.has("event") && raw.values().stream().allMatch((part) -> holds(body, part)));
	}

	private static boolean holds(JsonNode tree, JsonNode raw) {
		return isSame(tree, raw) || tree.values().stream().anyMatch((child) -> holds(child, raw));
	}

	// What was taken out of it may be gone, what is there must be the same, but for what
	// is no text.
	private static boolean isSame(JsonNode original, JsonNode raw) {
		if (raw.isObject() && original.isObject()) {
			return raw.propertyStream().allMatch((field) -> isSame(original.path(field.getKey()), field.getValue()))
					&& original.propertyStream().allMatch((field) -> raw.has(field.getKey()) || isPreview(field));
		}
		if (raw.isArray() && original.isArray() && raw.size() == original.size()) {
			return IntStream.range(0, raw.size()).allMatch((i) -> isSame(original.path(i), raw.path(i)));
		}
		if (raw.isString() && original.isString()) {
			return raw.stringValue().equals(NO_TEXT.matcher(original.stringValue()).replaceAll("\uFFFD"));
		}
		return raw.equals(original);
	}

	private static boolean isPreview(Map.Entry<String, JsonNode> field) {
		int length = field.getValue().asString("").length();
		return (field.getKey().equals("preview") && length > 1_024) || length > 70_000;
	}

}
