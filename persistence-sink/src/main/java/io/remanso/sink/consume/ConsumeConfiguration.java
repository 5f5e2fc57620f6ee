package io.remanso.sink.consume;

import java.time.InstantSource;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.topic.TopicProvisioner;
import io.remanso.sink.decode.RecordDecoder;
import io.remanso.sink.forget.Forgetting;
import io.remanso.sink.offset.ConsumerOffsets;
import io.remanso.sink.offset.Positions;
import io.remanso.sink.table.Tables;
import org.apache.kafka.clients.consumer.ConsumerConfig;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way of a batch: the listener, what it writes with, and where it goes on.
 */
@Configuration(proxyBeanMethods = false)
class ConsumeConfiguration {

	@Bean
	ConsumerOffsets consumerOffsets(JdbcTemplate jdbc, KafkaProperties kafka) {
		String group = kafka.getConsumer().getGroupId();
		return new ConsumerOffsets(jdbc, (group != null) ? group : DeadLetters.WORKER);
	}

	@Bean
	Positions positions() {
		return new Positions();
	}

	@Bean
	SinkState sinkState() {
		return new SinkState();
	}

	@Bean
	SinkMetrics sinkMetrics(MeterRegistry registry, InstantSource clock) {
		return new SinkMetrics(registry, clock);
	}

	@Bean
	SinkHealth sinkHealthIndicator(KafkaListenerEndpointRegistry listeners, SinkState state) {
		return new SinkHealth(listeners, state);
	}

	@Bean
	Repositioning repositioning(ConsumerOffsets offsets, Positions positions, SinkState state, SinkMetrics metrics) {
		return new Repositioning(offsets, positions, state, metrics);
	}

	@Bean
	BatchWriter batchWriter(PlatformTransactionManager transactions, JdbcTemplate jdbc, ConsumerOffsets offsets,
			Positions positions, KafkaTemplate<byte[], byte[]> kafka, SinkMetrics metrics) {
		return new BatchWriter(new TransactionTemplate(transactions), new Forgetting(jdbc), new Tables(jdbc), offsets,
				positions, new DeadLetters(kafka, jdbc, metrics), metrics);
	}

	@Bean
	SinkListener sinkListener(KafkaProperties kafka, BatchWriter writer, SinkState state) {
		TopicProvisioner.provision(String.join(",", kafka.getBootstrapServers()));
		return new SinkListener(RecordDecoder.topics(), writer, state);
	}

	/**
	 * An instance with a name of its own gets its partitions back after a restart at
	 * once; the others wait until the group has noticed that the old one is gone.
	 */
	@Bean
	DefaultKafkaConsumerFactoryCustomizer staticMembership(@Value("${remanso.sink.instance}") String instance) {
		return (factory) -> {
			if (!instance.isBlank()) {
				factory.updateConfigs(
						Map.of(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, DeadLetters.WORKER + "-" + instance));
			}
		};
	}

}
