package io.remanso.contracts.topic;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.remanso.contracts.wire.EventHeaders;
import io.remanso.contracts.wire.JsonSerde;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A topic and what is in it. Keys are UTF-8 text, the partitioner is Kafka's default for
 * keyed records, so that all topics of one user lie in the partition of the same number.
 *
 * @param name as in Kafka
 * @param valueType of a sealed interface, the interface
 * @param cleanup how long it keeps its records
 * @param serde of its values
 */
public record Topic<V>(String name, Class<V> valueType, Cleanup cleanup, JsonSerde<V> serde) {

	private static final String PREFIX = "whatsapp.";

	static <V> Topic<V> of(String name, Class<V> valueType, Cleanup cleanup) {
		return new Topic<>(name, valueType, cleanup, new JsonSerde<>(valueType));
	}

	/**
	 * The CloudEvents type of a value, version included:
	 * {@code remanso.outcomes.part_sent.v1}.
	 */
	public String eventType(V value) {
		JsonTypeName kind = value.getClass().getAnnotation(JsonTypeName.class);
		return "remanso." + this.name.substring(PREFIX.length()) + ((kind != null) ? "." + kind.value() : "") + ".v1";
	}

	/**
	 * The headers of one event.
	 * @param value the event
	 * @param id unique within the source, and the same where the event is written again
	 * @param worker who writes it
	 * @param time when it happened
	 */
	public Headers headers(V value, String id, String worker, Instant time) {
		return EventHeaders.of(eventType(value), id, "/remanso/" + worker.toLowerCase(Locale.ROOT), time);
	}

	/**
	 * One event, ready to be sent, with {@code time} as its record time too.
	 * @param key the user id; of aliases, the other id
	 * @param value the event
	 * @param id unique within the source, and the same where the event is written again
	 * @param worker who writes it
	 * @param time when it happened
	 */
	public ProducerRecord<String, V> record(String key, V value, String id, String worker, Instant time) {
		return new ProducerRecord<>(this.name, null, time.toEpochMilli(), key, value, headers(value, id, worker, time));
	}

	/** The removal of a key from a compacted topic. */
	public ProducerRecord<String, @Nullable V> tombstone(String key, Instant time) {
		return new ProducerRecord<>(this.name, null, time.toEpochMilli(), key, null, new RecordHeaders());
	}

}
