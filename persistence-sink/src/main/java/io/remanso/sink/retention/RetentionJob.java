package io.remanso.sink.retention;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Removes what is old, a small batch at a time, so that no statement holds many locks or
 * runs for long. Several instances may run it at once.
 */
final class RetentionJob {

	private static final Logger logger = LoggerFactory.getLogger(RetentionJob.class);

	// An open buffer is removed by its tombstone. A row this old lost it: Kafka keeps
	// tombstones for 14 days.
	private static final Duration LOST_BUFFER = Duration.ofDays(16);

	private static final double MILLIS = 1000.0;

	private final JdbcTemplate jdbc;

	private final RetentionSettings settings;

	private final InstantSource clock;

	private final MeterRegistry registry;

	private final List<Expiry> expiries;

	private final Timer time;

	private final AtomicLong lastRun;

	RetentionJob(JdbcTemplate jdbc, RetentionSettings settings, InstantSource clock, MeterRegistry registry) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.clock = clock;
		this.registry = registry;
		this.time = Timer.builder("remanso.sink.cleanup").description("one clean-up of all tables").register(registry);
		this.lastRun = new AtomicLong(clock.millis());
		Gauge.builder("remanso.sink.cleanup.age", this.lastRun, (last) -> (clock.millis() - last.get()) / MILLIS)
			.description("since the last clean-up that went through")
			.baseUnit("seconds")
			.register(registry);
		Duration history = settings.history();
		this.expiries = List.of(new Expiry("context_cache", "expires_at", Duration.ZERO),
				new Expiry("message_buffers", "expires_at", LOST_BUFFER),
				new Expiry("messages", "received_at", history), new Expiry("deliveries", "received_at", history),
				new Expiry("turn_messages", "received_at", history), new Expiry("turns", "closed_at", history),
				new Expiry("dispositions", "at", history), new Expiry("dead_letters", "at", history),
				new Expiry("forgotten_events", "at", history));
	}

	@Scheduled(fixedDelayString = "${remanso.sink.retention.every}",
			initialDelayString = "${remanso.sink.retention.every}")
	void run() {
		try {
			this.time.record(() -> this.expiries.forEach(this::remove));
			this.lastRun.set(this.clock.millis());
		}
		catch (DataAccessException ex) {
			logger.info("clean-up stopped, the next run goes on: {}", ex.getClass().getSimpleName());
		}
	}

	private void remove(Expiry expiry) {
		OffsetDateTime before = this.clock.instant().minus(expiry.age()).atOffset(ZoneOffset.UTC);
		int removed;
		do {
			removed = this.jdbc.update(expiry.sql(), before, this.settings.batch());
			this.registry.counter("remanso.sink.removed", "table", expiry.table()).increment(removed);
		}
		while (removed == this.settings.batch());
	}

}
