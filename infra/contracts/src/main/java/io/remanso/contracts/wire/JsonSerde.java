package io.remanso.contracts.wire;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * Values as JSON. Safe for all threads. A tombstone is null both ways.
 *
 * @param <V> the value's type; of a sealed interface, the interface
 */
public final class JsonSerde<V> implements Serde<V> {

	private final Class<V> type;

	private final ObjectReader reader;

	private final ObjectWriter writer;

	public JsonSerde(Class<V> type) {
		this.type = type;
		this.reader = Json.mapper().readerFor(type);
		this.writer = Json.mapper().writerFor(type);
	}

	@Override
	public Serializer<V> serializer() {
		return (topic, value) -> serialize(value);
	}

	@Override
	public Deserializer<V> deserializer() {
		return (topic, bytes) -> deserialize(bytes);
	}

	/** The bytes of a value; null for null. */
	@SuppressWarnings("NullAway") // Kafka's Serializer is not null-marked: a tombstone
									// goes through as null
	public byte[] serialize(@Nullable V value) {
		return (value != null) ? this.writer.writeValueAsBytes(value) : null;
	}

	/**
	 * The value of some bytes; null for null.
	 * @throws SerializationException where the bytes are no such value; its message names
	 * the type and the field, never the content
	 */
	@SuppressWarnings("NullAway") // Kafka's Deserializer is not null-marked: a tombstone
									// comes through as null
	public V deserialize(byte @Nullable [] bytes) {
		if (bytes == null) {
			return null;
		}
		try {
			return this.reader.readValue(bytes);
		}
		catch (JacksonException ex) {
			throw new SerializationException("not a " + this.type.getSimpleName() + ": " + reason(ex));
		}
	}

	// Jackson quotes the source in some messages; only the path of field names is free of
	// the user's words.
	private static String reason(JacksonException ex) {
		StringBuilder path = new StringBuilder();
		for (JacksonException.Reference reference : ex.getPath()) {
			path.append('/')
				.append((reference.getPropertyName() != null) ? reference.getPropertyName()
						: String.valueOf(reference.getIndex()));
		}
		return ex.getClass().getSimpleName() + (path.isEmpty() ? "" : " at " + path);
	}

}
