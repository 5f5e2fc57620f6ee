package io.remanso.sink.consume;

import org.apache.kafka.common.TopicPartition;

/**
 * The database has read further than the topic goes: it was filled from another cluster,
 * or the topic was deleted since. Going on would take new records for old ones.
 */
final class OtherTopicException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	OtherTopicException(TopicPartition partition, long next, long end) {
		super("the database was filled from another Kafka: it goes on at %s offset %d, but the topic ends at %d; "
			.formatted(partition, next, end)
				+ "give KAFKA_BOOTSTRAP_SERVERS and DATABASE_URL that belong together, or an empty database");
	}

}
