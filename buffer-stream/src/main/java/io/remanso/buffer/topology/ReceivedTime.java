package io.remanso.buffer.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's own time. A record without one takes its predecessor's, where Kafka's own
 * extractor would stop the stream.
 */
final class ReceivedTime implements TimestampExtractor {

	@Override
	public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
		return (record.timestamp() >= 0) ? record.timestamp() : Math.max(partitionTime, 0);
	}

}
