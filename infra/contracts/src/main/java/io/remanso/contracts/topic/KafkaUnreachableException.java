package io.remanso.contracts.topic;

/**
 * No broker answered. The message is one line for people.
 */
public final class KafkaUnreachableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	KafkaUnreachableException(String bootstrapServers, Exception cause) {
		super("no Kafka broker answers at %s (KAFKA_BOOTSTRAP_SERVERS): start it, or correct the address"
			.formatted(bootstrapServers), cause);
	}

}
