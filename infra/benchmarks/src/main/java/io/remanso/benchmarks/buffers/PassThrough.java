package io.remanso.benchmarks.buffers;

import java.util.Properties;

import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.topic.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * What buffer-stream is measured against: the same serdes, broker, threads and exactly
 * once settings, no stores, and nothing done but copying the topic.
 */
final class PassThrough {

	/** The name under which {@code Benchmarks} starts it, and its group. */
	static final String NAME = "pass-through";

	static final String COPY = "benchmark.copy";

	private PassThrough() {
	}

	static void run(String servers, String stateDir) {
		Properties properties = new Properties();
		properties.put(StreamsConfig.APPLICATION_ID_CONFIG, NAME);
		properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
		properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir);
		properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
		properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
		// That of buffer-stream's StreamSettings, which no other module sees.
		properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
		properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
		StreamsBuilder builder = new StreamsBuilder();
		builder
			.<String, InboundEvent>stream(Topics.INBOUND.name(), Consumed.with(Serdes.String(), Topics.INBOUND.serde()))
			.to(COPY, Produced.with(Serdes.String(), Topics.INBOUND.serde()));
		new KafkaStreams(builder.build(), properties).start();
	}

}
