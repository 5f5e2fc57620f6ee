package io.remanso.sink.decode;

import java.util.List;

import io.remanso.contracts.topic.Topic;
import io.remanso.sink.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one topic become rows.
 *
 * @param topic where they come from
 * @param mapping of a value, or of null for a tombstone
 */
record TopicRows<V>(Topic<V> topic, Mapping<V> mapping) {

	List<Row> rows(Source source, byte @Nullable [] value) {
		return this.mapping.rows(source, this.topic.serde().deserialize(value));
	}

	/** A pure function. */
	interface Mapping<V> {

		List<Row> rows(Source source, @Nullable V value);

	}

	/** Of topics that know no tombstones: there a record without value says nothing. */
	static <V> TopicRows<V> ofEvents(Topic<V> topic, EventMapping<V> mapping) {
		return new TopicRows<>(topic, (source, value) -> (value != null) ? mapping.rows(source, value) : List.of());
	}

	/** A pure function of a value that is always there. */
	interface EventMapping<V> {

		List<Row> rows(Source source, V value);

	}

}
