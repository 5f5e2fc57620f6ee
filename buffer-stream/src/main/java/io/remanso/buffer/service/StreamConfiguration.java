package io.remanso.buffer.service;

import java.time.InstantSource;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.buffer.settings.Settings;
import io.remanso.buffer.topology.BufferTopology;
import io.remanso.buffer.topology.Meters;
import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.contracts.wire.LogId;
import io.remanso.launch.LogKeySetting;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.streams.KafkaStreamsMicrometerListener;

/**
 * Puts the stream together. Topics are there before it starts.
 */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

	// Long enough to end a transaction, short enough for a Kubernetes grace period.
	private static final int CLOSE_TIMEOUT_SECONDS = 10;

	@Bean
	Settings bufferSettings(Environment environment) {
		return Settings.from(environment);
	}

	@Bean
	LogId logId(Environment environment) {
		return new LogId(LogKeySetting.read(environment));
	}

	@Bean
	Meters bufferMeters(MeterRegistry registry) {
		return new Meters(registry);
	}

	@Bean
	StreamHealth bufferStream(ApplicationEventPublisher publisher) {
		return new StreamHealth(publisher);
	}

	// The first that needs the broker.
	@Bean
	EndsProbe inboundEnds(Settings settings) {
		StateFolder.requireUsable(settings.stateDir(), settings.applicationId());
		TopicProvisioner.provision(settings.bootstrapServers());
		Map<String, Object> asking = EndsProbe.consumerSettings(settings.bootstrapServers(), settings.applicationId());
		return new EndsProbe(new KafkaConsumer<>(asking, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
				InstantSource.system())
			.start();
	}

	@Bean
	StreamsBuilderFactoryBean bufferStreams(Settings settings, Meters meters, LogId names, MeterRegistry registry,
			StreamHealth health, EndsProbe ends) {
		StreamsBuilderFactoryBean factory = new StreamsBuilderFactoryBean(
				new KafkaStreamsConfiguration(StreamSettings.of(settings, meters)));
		factory.setInfrastructureCustomizer(new KafkaStreamsInfrastructureCustomizer() {
			@Override
			public void configureTopology(Topology topology) {
				BufferTopology.addTo(topology, settings.rules(), meters, names, ends);
			}
		});
		factory.setStateListener(health);
		factory.setStreamsUncaughtExceptionHandler(new ThreadDeaths(InstantSource.system()));
		factory.setCloseTimeout(CLOSE_TIMEOUT_SECONDS);
		factory.addListener(new KafkaStreamsMicrometerListener(registry));
		return factory;
	}

}
