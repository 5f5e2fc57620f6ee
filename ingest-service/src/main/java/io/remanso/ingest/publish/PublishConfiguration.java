package io.remanso.ingest.publish;

import java.time.InstantSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.ingest.settings.IngestSettings;
import io.remanso.ingest.identity.UserIds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

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
	UserIds userIds() {
		return new UserIds();
	}

	@Bean
	AliasReader aliasReader(TopicGate topics, UserIds userIds, IngestSettings settings) {
		return new AliasReader(topics, userIds, settings.bootstrapServers());
	}

	@Bean
	SendLog sendLog(InstantSource clock) {
		return new SendLog(clock);
	}

	@Bean
	KafkaHealth kafkaHealthIndicator(AliasReader aliases, SendLog sends, IngestSettings settings) {
		return new KafkaHealth(aliases, sends, settings.bootstrapServers());
	}

	@Bean
	Records records(UserIds userIds) {
		return new Records(userIds);
	}

	@Bean
	Patience patience(IngestSettings settings) {
		return new Patience(settings.patience());
	}

	@Bean
	Publisher publisher(ProducerFactory<byte[], byte[]> producers, SendLog sends, AliasReader aliases, UserIds userIds,
			Patience patience) {
		return new Publisher(producers, sends, aliases, userIds, patience);
	}

	@Bean
	EventMeters eventMeters(MeterRegistry registry) {
		return new EventMeters(registry);
	}

}
