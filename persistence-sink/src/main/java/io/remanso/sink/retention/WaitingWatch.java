package io.remanso.sink.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.wire.Unquoted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Counts the messages that have waited longer than any turn may take: each is an alarm,
 * since nothing will end it by itself. It looks a day back, which an index serves however
 * long the history is; the view {@code waiting_messages} has all of them.
 */
final class WaitingWatch {

	private static final Logger logger = LoggerFactory.getLogger(WaitingWatch.class);

	private static final Duration WINDOW = Duration.ofDays(1);

	private static final String COUNT = """
			select count(*), min(waiting_since)
			from waiting_messages
			where waiting_since >= ?
			  and waiting_since < ?
			""";

	private static final double MILLIS = 1000.0;

	private final JdbcTemplate jdbc;

	private final Duration limit;

	private final InstantSource clock;

	private final AtomicReference<Waiting> last = new AtomicReference<>(new Waiting(0, Duration.ZERO));

	WaitingWatch(JdbcTemplate jdbc, Duration limit, InstantSource clock, MeterRegistry registry) {
		this.jdbc = jdbc;
		this.limit = limit;
		this.clock = clock;
		Gauge.builder("remanso.sink.waiting", this.last, (waiting) -> waiting.get().count())
			.description("messages without an end for longer than they may wait")
			.register(registry);
		Gauge.builder("remanso.sink.waiting.oldest", this.last, (waiting) -> waiting.get().oldest().toMillis() / MILLIS)
			.description("how long the oldest of them waits")
			.baseUnit("seconds")
			.register(registry);
	}

	@Scheduled(fixedDelayString = "${remanso.sink.retention.every}",
			initialDelayString = "${remanso.sink.retention.every}")
	void look() {
		Instant now = this.clock.instant();
		try {
			this.jdbc.query(COUNT, (row) -> {
				Instant since = (row.getTimestamp(2) != null) ? row.getTimestamp(2).toInstant() : now;
				this.last.set(new Waiting(row.getLong(1), Duration.between(since, now)));
			}, now.minus(WINDOW).atOffset(ZoneOffset.UTC), now.minus(this.limit).atOffset(ZoneOffset.UTC));
		}
		catch (DataAccessException ex) {
			logger.debug("not known how many messages wait", Unquoted.stack(ex));
		}
	}

	private record Waiting(long count, Duration oldest) {
	}

}
