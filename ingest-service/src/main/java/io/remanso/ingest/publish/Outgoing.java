package io.remanso.ingest.publish;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record to be kept, and the kind that it is counted by.
 */
public record Outgoing(String kind, ProducerRecord<byte[], byte[]> record) {
}
