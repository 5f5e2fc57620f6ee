package io.remanso.sink.consume;

import org.apache.kafka.common.TopicPartition;

/**
 * The database was away when the partition came to this instance, so where it goes on is
 * not known yet.
 */
final class UnknownPositionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnknownPositionException(TopicPartition partition) {
		super("not known yet where " + partition + " goes on");
	}

}
