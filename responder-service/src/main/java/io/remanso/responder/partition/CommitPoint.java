package io.remanso.responder.partition;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What is committed of a partition.
 *
 * @param offset the first closed buffer that is not finished
 * @param outcomesFrom where in the partition of {@code outcomes} a new owner begins to
 * read to know every turn from {@code offset} on
 */
public record CommitPoint(long offset, long outcomesFrom) {

	private static final String PREFIX = "outcomes=";

	/** As Kafka keeps it. */
	public OffsetAndMetadata toKafka() {
		return new OffsetAndMetadata(this.offset, PREFIX + this.outcomesFrom);
	}

	/**
	 * The place in {@code outcomes}; 0 where nothing, or nothing of ours, is committed.
	 */
	public static long outcomesFrom(@Nullable OffsetAndMetadata committed) {
		if (committed == null || !committed.metadata().startsWith(PREFIX)) {
			return 0;
		}
		try {
			return Long.parseLong(committed.metadata().substring(PREFIX.length()));
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

}
