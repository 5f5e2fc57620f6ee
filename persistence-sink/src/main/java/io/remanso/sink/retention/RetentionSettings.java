package io.remanso.sink.retention;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long rows are kept.
 *
 * @param history messages, deliveries, turns, dispositions and dead letters; must be
 * longer than Kafka keeps the records, or reading a topic again would bring rows back
 * @param batch rows that one transaction removes at most
 * @param every pause between two runs
 * @param waitingLimit how long a message may be without an end before it is counted
 */
@ConfigurationProperties("remanso.sink.retention")
record RetentionSettings(Duration history, int batch, Duration every, Duration waitingLimit) {

	// Kafka keeps outcomes for 30 days, and a segment for up to a day more.
	private static final Duration SHORTEST_HISTORY = Duration.ofDays(32);

	RetentionSettings {
		if (history.compareTo(SHORTEST_HISTORY) < 0) {
			throw new IllegalArgumentException(
					"HISTORY_RETENTION must be at least 32d, since Kafka keeps the records for a month");
		}
	}

}
