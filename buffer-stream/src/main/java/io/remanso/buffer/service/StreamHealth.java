package io.remanso.buffer.service;

import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Ready once the stream has run; a later rebalance of the group does not take that back,
 * or a rolling restart would make every instance unready. Broken only when the stream has
 * given up: a broker that is away must not make it restart. Told by stream threads, asked
 * by others.
 */
final class StreamHealth implements HealthIndicator, KafkaStreams.StateListener {

	private final ApplicationEventPublisher publisher;

	private volatile KafkaStreams.@Nullable State state;

	private volatile boolean ranOnce;

	StreamHealth(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void onChange(KafkaStreams.State next, KafkaStreams.State old) {
		this.state = next;
		if (next == KafkaStreams.State.RUNNING) {
			this.ranOnce = true;
		}
		if (next == KafkaStreams.State.ERROR) {
			AvailabilityChangeEvent.publish(this.publisher, this, LivenessState.BROKEN);
		}
	}

	@Override
	public Health health() {
		KafkaStreams.State now = this.state;
		boolean ready = this.ranOnce && (now == KafkaStreams.State.RUNNING || now == KafkaStreams.State.REBALANCING);
		return (ready ? Health.up() : Health.down()).withDetail("state", (now != null) ? now.name() : "NOT_STARTED")
			.build();
	}

}
