package io.remanso.buffer.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.Disposition;

/**
 * What can be counted of the stream. Shared by all its threads.
 */
public final class Meters {

	private final MeterRegistry registry;

	private final Timer lateness;

	private final AtomicLong open;

	public Meters(MeterRegistry registry) {
		this.registry = registry;
		this.lateness = Timer.builder("remanso.buffers.close.lateness")
			.description("From the deadline of a buffer that closed by time alone to its close")
			.publishPercentileHistogram()
			.minimumExpectedValue(Duration.ofMillis(10))
			.maximumExpectedValue(Duration.ofMinutes(1))
			.register(registry);
		this.open = registry.gauge("remanso.buffers.open", new AtomicLong());
	}

	void closed(CloseReason reason, boolean answer) {
		this.registry.counter("remanso.buffers.closed", "reason", word(reason), "answer", Boolean.toString(answer))
			.increment();
	}

	void late(Instant deadline, Instant wall) {
		this.lateness.record(Duration.between(deadline, wall));
	}

	void disposed(Disposition.Rule rule) {
		this.registry.counter("remanso.buffers.dispositions", "rule", word(rule)).increment();
	}

	void deadLetter(String topic) {
		this.registry.counter("remanso.buffers.dlq", "topic", topic).increment();
	}

	/** Not by kind: whoever writes chooses the word. */
	void unknownOutcome() {
		this.registry.counter("remanso.buffers.outcomes.unknown").increment();
	}

	void leaseLapsed() {
		this.registry.counter("remanso.buffers.leases.lapsed").increment();
	}

	void typing() {
		this.registry.counter("remanso.buffers.typing").increment();
	}

	void opened(int change) {
		this.open.addAndGet(change);
	}

	private static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
