package io.remanso.responder.outcome;

import org.apache.kafka.common.KafkaException;

/** A record was not acknowledged. */
final class NotSentException extends KafkaException {

	private static final long serialVersionUID = 1L;

	private final String topic;

	NotSentException(String topic, Throwable cause) {
		super(cause);
		this.topic = topic;
	}

	String topic() {
		return this.topic;
	}

}
