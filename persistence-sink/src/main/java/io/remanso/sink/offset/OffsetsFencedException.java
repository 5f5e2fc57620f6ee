package io.remanso.sink.offset;

import org.apache.kafka.common.TopicPartition;

/**
 * Another instance has written the partition since this one read its offset: what this
 * one was about to write is not its to write.
 */
public final class OffsetsFencedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	OffsetsFencedException(TopicPartition partition) {
		super("another instance has moved on in " + partition);
	}

}
