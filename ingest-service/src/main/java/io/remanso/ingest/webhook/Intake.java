package io.remanso.ingest.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.remanso.ingest.element.BodyParser;
import io.remanso.ingest.publish.Batch;
import io.remanso.ingest.publish.EventMeters;
import io.remanso.ingest.publish.NotKeptException;
import io.remanso.ingest.publish.Publisher;
import io.remanso.ingest.publish.Records;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one authentic body through the stations: read, keyed, kept, and only then
 * answered 200.
 */
final class Intake {

	private static final Logger logger = LoggerFactory.getLogger(Intake.class);

	private final String source;

	private final String gateway;

	private final BodyParser parser;

	private final Records records;

	private final Publisher publisher;

	private final EventMeters meters;

	private final InstantSource clock;

	private final Traceparent traceparent;

	Intake(String gateway, BodyParser parser, Records records, Publisher publisher, EventMeters meters,
			InstantSource clock, Traceparent traceparent) {
		this.gateway = gateway;
		this.source = "webhook/" + gateway;
		this.parser = parser;
		this.records = records;
		this.publisher = publisher;
		this.meters = meters;
		this.clock = clock;
		this.traceparent = traceparent;
	}

	/**
	 * Take a body in.
	 * @param body authentic
	 * @param share the room that was taken to read it
	 * @param traceparentHeader as it came
	 */
	Answer take(byte[] body, Room.Share share, @Nullable String traceparentHeader) {
		if (!share.expand()) {
			return Answer.crowded();
		}
		Instant receivedAt = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		String trace = this.traceparent.of(traceparentHeader);
		Batch batch;
		try {
			// Whose an event is can't be told before all aliases are known.
			this.publisher.requireOpen();
			batch = this.records.of(this.source, body, this.parser.parse(body, receivedAt), receivedAt, trace);
			this.publisher.publish(batch);
		}
		catch (NotKeptException ex) {
			logger.warn("a body of {} was not kept and is answered 503: {}", this.gateway, ex.reason());
			return Answer.unavailable("not kept, send it again: " + ex.reason());
		}
		this.meters.kept(this.gateway, batch, Duration.between(receivedAt, this.clock.instant()));
		warn(batch.deadBecause(), trace);
		return Answer.kept();
	}

	// One line a body, however many of its elements it is about. Its trace finds the
	// records; a hash of what it says could be looked up.
	private void warn(List<String> reasons, String trace) {
		if (!reasons.isEmpty()) {
			logger.warn("a body of {} is in the DLQ, whole or in part: {} (traceparent {})", this.gateway,
					String.join(", ", reasons), trace);
		}
	}

}
