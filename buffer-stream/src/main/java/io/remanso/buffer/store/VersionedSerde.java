package io.remanso.buffer.store;

import io.remanso.contracts.wire.JsonSerde;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Rows as one version byte and JSON. A changelog outlives the version that wrote it: who
 * changes a row so that old ones cannot be read any more raises the version and reads
 * both.
 *
 * @param <V> the row's type
 */
final class VersionedSerde<V> implements Serde<V> {

	static final byte VERSION = 1;

	private final JsonSerde<V> json;

	VersionedSerde(Class<V> type) {
		this.json = new JsonSerde<>(type);
	}

	@Override
	public Serializer<V> serializer() {
		return (topic, value) -> write(value);
	}

	@Override
	public Deserializer<V> deserializer() {
		return (topic, bytes) -> read(bytes);
	}

	@SuppressWarnings("NullAway") // Kafka's Serializer is not null-marked: a deleted row
									// is null
	private byte[] write(@Nullable V value) {
		if (value == null) {
			return null;
		}
		byte[] body = this.json.serialize(value);
		byte[] row = new byte[body.length + 1];
		row[0] = VERSION;
		System.arraycopy(body, 0, row, 1, body.length);
		return row;
	}

	@SuppressWarnings("NullAway") // Kafka's Deserializer is not null-marked: an absent
									// row is null
	private V read(byte @Nullable [] row) {
		if (row == null) {
			return null;
		}
		if (row.length == 0 || row[0] != VERSION) {
			throw new SerializationException("a row of an unknown version, written by a newer buffer-stream");
		}
		return this.json.deserialize(java.util.Arrays.copyOfRange(row, 1, row.length));
	}

}
