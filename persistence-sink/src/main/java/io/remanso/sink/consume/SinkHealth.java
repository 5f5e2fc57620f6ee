package io.remanso.sink.consume;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Up while the listener runs and writes what it reads.
 */
final class SinkHealth extends AbstractHealthIndicator {

	private final KafkaListenerEndpointRegistry listeners;

	private final SinkState state;

	SinkHealth(KafkaListenerEndpointRegistry listeners, SinkState state) {
		super("the sink's listener can't be asked");
		this.listeners = listeners;
		this.state = state;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		MessageListenerContainer listener = this.listeners.getListenerContainer("persistence-sink");
		if (listener == null || !listener.isRunning()) {
			builder.down().withDetail("listener", "not running");
		}
		else if (!this.state.isWriting()) {
			builder.down().withDetail("database", "takes no rows");
		}
		else {
			builder.up();
		}
	}

}
