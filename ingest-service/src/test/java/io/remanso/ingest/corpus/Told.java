package io.remanso.ingest.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.remanso.contracts.topic.DeadLetter;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.contracts.wire.Json;
import io.remanso.ingest.publish.Batch;
import io.remanso.ingest.publish.Outgoing;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records as a golden file tells them: all of an event but its raw object, which would
 * only repeat the body.
 */
final class Told {

	private Told() {
	}

	static ArrayNode of(Batch batch) {
		ArrayNode told = JsonNodeFactory.instance.arrayNode();
		batch.all().forEach((outgoing) -> told.add(of(outgoing)));
		return told;
	}

	private static ObjectNode of(Outgoing outgoing) {
		ProducerRecord<byte[], byte[]> record = outgoing.record();
		ObjectNode told = JsonNodeFactory.instance.objectNode().put("topic", record.topic());
		if (record.topic().equals(Topics.DLQ)) {
			return told.put("error", header(record, DeadLetter.ERROR))
				.put("source", header(record, DeadLetter.SOURCE))
				.put("bytes", record.value().length);
		}
		ObjectNode value = (ObjectNode) Json.mapper().readTree(record.value());
		value.remove("raw");
		return told.put("key", new String(record.key(), StandardCharsets.UTF_8))
			.put("counted_as", outgoing.kind())
			.put("ce_id", header(record, EventHeaders.ID))
			.set("value", value);
	}

	private static String header(ProducerRecord<byte[], byte[]> record, String name) {
		return Objects.requireNonNull(EventHeaders.get(record.headers(), name));
	}

}
