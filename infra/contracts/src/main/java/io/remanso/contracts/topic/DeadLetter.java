package io.remanso.contracts.topic;

import java.nio.charset.StandardCharsets;

import io.remanso.contracts.wire.EventHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be worked on, as it was, for {@code whatsapp.dlq}. Its own
 * headers stay; where it came from and why it failed is added.
 *
 * @param source the topic that it was read from; of a webhook body {@code webhook/whapi}
 * or {@code webhook/meta}
 * @param partition of the record, or -1 where it came from no topic
 * @param offset of the record, or -1 where it came from no topic
 * @param worker who gave up on it
 * @param error why, for people; without the user's words
 */
public record DeadLetter(String source, int partition, long offset, String worker, String error) {

	public static final String SOURCE = "dlq_topic";

	public static final String PARTITION = "dlq_partition";

	public static final String OFFSET = "dlq_offset";

	public static final String WORKER = "dlq_worker";

	public static final String ERROR = "dlq_error";

	/**
	 * The record to write: the failed one's key, value and headers, and these five
	 * headers.
	 */
	public ProducerRecord<byte[], byte[]> record(byte @Nullable [] key, byte @Nullable [] value, Headers original) {
		Headers headers = new RecordHeaders(original);
		EventHeaders.put(headers, SOURCE, this.source);
		EventHeaders.put(headers, PARTITION, Integer.toString(this.partition));
		EventHeaders.put(headers, OFFSET, Long.toString(this.offset));
		EventHeaders.put(headers, WORKER, this.worker);
		EventHeaders.put(headers, ERROR, this.error);
		return new ProducerRecord<>(Topics.DLQ, null, key, value, headers);
	}

	/** The record to write for a body that came from no topic, with no key. */
	public static ProducerRecord<byte[], byte[]> ofBody(String source, byte[] body, String worker, String error) {
		return new DeadLetter(source, -1, -1, worker, error).record(null, body, new RecordHeaders());
	}

	/** The user id as key bytes. */
	public static byte[] key(String userId) {
		return userId.getBytes(StandardCharsets.UTF_8);
	}

}
