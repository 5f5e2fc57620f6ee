package io.remanso.responder.partition;

import io.remanso.contracts.turn.ClosedBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One closed buffer as it was read, and under which tenure.
 *
 * @param buffer the value, or null where it could not be read
 * @param problem why it could not be read, without the user's words, or null
 */
public record Work(Tenure tenure, ConsumerRecord<byte[], byte[]> record, @Nullable ClosedBuffer buffer,
		@Nullable String problem) {

	/** How much memory it holds, roughly. */
	public long bytes() {
		return Math.max(0L, this.record.serializedKeySize()) + Math.max(0, this.record.serializedValueSize());
	}

}
