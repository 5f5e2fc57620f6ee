package io.remanso.sink.consume;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * What the sink counts.
 */
final class SinkMetrics {

	private final MeterRegistry registry;

	private final InstantSource clock;

	private final Timer batch;

	private final Timer visible;

	SinkMetrics(MeterRegistry registry, InstantSource clock) {
		this.registry = registry;
		this.clock = clock;
		this.batch = Timer.builder("remanso.sink.batch")
			.description("one transaction, from the first statement to the commit")
			.publishPercentileHistogram()
			.register(registry);
		this.visible = Timer.builder("remanso.sink.visible")
			.description("from the time of the newest record of a batch to its commit")
			.publishPercentileHistogram()
			.register(registry);
	}

	/** Times one transaction. */
	<T> T batch(Supplier<T> transaction) {
		long start = System.nanoTime();
		try {
			return transaction.get();
		}
		finally {
			this.batch.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
		}
	}

	/** A transaction was committed. */
	void committed(Map<String, Integer> rows, Instant newestRecord) {
		rows.forEach((table, count) -> this.registry.counter("remanso.sink.rows", "table", table).increment(count));
		Duration age = Duration.between(newestRecord, this.clock.instant());
		this.visible.record(age.isNegative() ? Duration.ZERO : age);
	}

	/** A record went to the DLQ. */
	void poison(String topic) {
		this.registry.counter("remanso.sink.poison", "topic", topic).increment();
	}

	/** A batch failed and will be read again. */
	void retry(String reason) {
		this.registry.counter("remanso.sink.retries", "reason", reason).increment();
	}

}
