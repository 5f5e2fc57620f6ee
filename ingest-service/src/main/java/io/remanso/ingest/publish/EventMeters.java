package io.remanso.ingest.publish;

import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Counts what was kept, by kind, and how long the broker took to confirm a body.
 */
public final class EventMeters {

	private final MeterRegistry registry;

	public EventMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	/** A body's records are kept. */
	public void kept(String gateway, Batch batch, Duration took) {
		Timer.builder("remanso.ingest.ack")
			.description("From the first send of a body to the broker's last confirmation")
			.publishPercentileHistogram()
			.tag("gateway", gateway)
			.register(this.registry)
			.record(took);
		batch.all()
			.forEach((outgoing) -> Counter.builder("remanso.ingest.events")
				.description("Records kept, by kind")
				.tag("gateway", gateway)
				.tag("kind", outgoing.kind())
				.register(this.registry)
				.increment());
	}

}
