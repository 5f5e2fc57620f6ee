package io.remanso.ingest.publish;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Counts what was kept, by kind, and how long the broker took to confirm a body.
 */
public final class EventMeters {

	private final MeterRegistry registry;

	private final Map<String, Timer> timers = new ConcurrentHashMap<>();

	private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();

	public EventMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	/** A body's records are kept. */
	public void kept(String gateway, Batch batch, Duration took) {
		this.timers.computeIfAbsent(gateway, this::timer).record(took);
		batch.all()
			.forEach((outgoing) -> this.counters.computeIfAbsent(new Counted(gateway, outgoing.kind()), this::counter)
				.increment());
	}

	private Timer timer(String gateway) {
		return Timer.builder("remanso.ingest.ack")
			.description("From the receipt of a body to the broker's last confirmation")
			.publishPercentileHistogram()
			.tag("gateway", gateway)
			.register(this.registry);
	}

	private Counter counter(Counted counted) {
		return Counter.builder("remanso.ingest.events")
			.description("Records kept, by kind")
			.tag("gateway", counted.gateway())
			.tag("kind", counted.kind())
			.register(this.registry);
	}

	private record Counted(String gateway, String kind) {
	}

}
