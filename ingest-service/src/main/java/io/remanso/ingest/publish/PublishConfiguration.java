package io.remanso.ingest.publish;

import java.time.InstantSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.ingest.settings.IngestSettings;
import io.remanso.ingest.identity.UserIds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * The last station's parts.
 */
@Configuration(proxyBeanMethods = false)
class PublishConfiguration {

	@Bean
	TopicGate topicGate(IngestSettings settings) {
		return new TopicGate(TopicProvisioner::provision, settings.bootstrapServers());
	}

	@Bean
	SendLog sendLog(InstantSource clock) {
		return new SendLog(clock);
	}

	@Bean
	KafkaHealth kafkaHealthIndicator(TopicGate topics, SendLog sends, IngestSettings settings) {
		return new KafkaHealth(topics, sends, settings.bootstrapServers());
	}

	@Bean
	Records records(UserIds userIds) {
		return new Records(userIds);
	}

	@Bean
	Publisher publisher(KafkaTemplate<byte[], byte[]> kafka, TopicGate topics, IngestSettings settings) {
		return new Publisher(kafka, topics, settings.patience());
	}

	@Bean
	EventMeters eventMeters(MeterRegistry registry) {
		return new EventMeters(registry);
	}

}
