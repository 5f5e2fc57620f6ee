package io.remanso.ingest.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.remanso.ingest.element.BodyParser;
import io.remanso.ingest.publish.EventMeters;
import io.remanso.ingest.publish.NotKeptException;
import io.remanso.ingest.publish.Outgoing;
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

	Answer take(byte[] body, @Nullable String traceparentHeader) {
		Instant receivedAt = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		List<Outgoing> outgoing = this.records.of(this.source, body, this.parser.parse(body, receivedAt), receivedAt,
				this.traceparent.of(traceparentHeader));
		try {
			this.publisher.publish(outgoing);
		}
		catch (NotKeptException ex) {
			logger.warn("a body of {} was not kept and is answered 503: {}", this.gateway, ex.reason());
			return Answer.unavailable("not kept, send it again: " + ex.reason());
		}
		this.meters.kept(this.gateway, outgoing, Duration.between(receivedAt, this.clock.instant()));
		return Answer.kept();
	}

}
