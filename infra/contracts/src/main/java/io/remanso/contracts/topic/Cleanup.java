package io.remanso.contracts.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.common.config.TopicConfig;

/**
 * How long a topic keeps its records.
 */
public sealed interface Cleanup {

	/** Kafka's own settings for it. */
	Map<String, String> config();

	/** Every record, for a time. */
	record Delete(Duration retention) implements Cleanup {

		// A segment is deleted whole, after its newest record: with the default of 7 days
		// an hour would last a week.
		private static final int SEGMENTS = 6;

		private static final Duration LONGEST_SEGMENT = Duration.ofDays(1);

		@Override
		public Map<String, String> config() {
			Duration segment = this.retention.dividedBy(SEGMENTS);
			if (segment.compareTo(LONGEST_SEGMENT) > 0) {
				segment = LONGEST_SEGMENT;
			}
			return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
					TopicConfig.RETENTION_MS_CONFIG, Long.toString(this.retention.toMillis()),
					TopicConfig.SEGMENT_MS_CONFIG, Long.toString(segment.toMillis()));
		}

	}

	/**
	 * The newest record of each key; a tombstone for {@code tombstones}, so that a reader
	 * who was away sees it.
	 */
	record Compact(Duration tombstones) implements Cleanup {

		private static final Duration LONGEST_WAIT = Duration.ofDays(1);

		@Override
		public Map<String, String> config() {
			Map<String, String> config = new HashMap<>();
			config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
			config.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(this.tombstones.toMillis()));
			config.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(LONGEST_WAIT.toMillis()));
			return Map.copyOf(config);
		}

	}

}
