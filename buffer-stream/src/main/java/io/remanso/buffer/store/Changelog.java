package io.remanso.buffer.store;

import java.time.Duration;
import java.util.Map;

import org.apache.kafka.common.config.TopicConfig;

/**
 * How changelogs are kept, so that a restore reads little more than what lives: each
 * message is a row or two and each close a tombstone, so the log is mostly of the past.
 */
final class Changelog {

	// Only closed segments are compacted: small ones close soon.
	private static final int SEGMENT_BYTES = 16 * 1024 * 1024;

	private static final Duration LONGEST_UNCOMPACTED = Duration.ofMinutes(10);

	// A restore that meets a row without its tombstone has to be younger than this.
	private static final Duration TOMBSTONES = Duration.ofMinutes(10);

	private Changelog() {
	}

	static Map<String, String> config() {
		return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
				TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(SEGMENT_BYTES),
				TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1", TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
				Long.toString(LONGEST_UNCOMPACTED.toMillis()), TopicConfig.DELETE_RETENTION_MS_CONFIG,
				Long.toString(TOMBSTONES.toMillis()));
	}

}
