package io.remanso.buffer.crash;

import java.util.List;
import java.util.Objects;
import java.util.Properties;

import io.remanso.buffer.conversation.Rules;
import io.remanso.buffer.topology.DeadLetterHandler;
import io.remanso.buffer.topology.Meters;
import io.remanso.buffer.topology.NaiveTopology;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * The worker as it is, or made worse on purpose.
 *
 * @param guarantee Kafka's {@code processing.guarantee}
 * @param naiveClock whether windows end by the wall
 */
record Variant(String guarantee, boolean naiveClock) implements BeanPostProcessor {

	private static final String GUARANTEE = "remanso.crash.guarantee";

	private static final String CLOCK = "remanso.crash.clock";

	/** What this JVM's properties ask for; nothing: the worker as it is. */
	static Variant asked() {
		return new Variant(System.getProperty(GUARANTEE, StreamsConfig.EXACTLY_ONCE_V2),
				System.getProperty(CLOCK, "stream").equals("naive"));
	}

	/** The same for another JVM. */
	List<String> arguments() {
		return List.of("-D" + GUARANTEE + "=" + this.guarantee,
				"-D" + CLOCK + "=" + (this.naiveClock ? "naive" : "stream"));
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String name) {
		if (bean instanceof StreamsBuilderFactoryBean factory) {
			Properties properties = Objects.requireNonNull(factory.getStreamsConfiguration());
			properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, this.guarantee);
			if (!this.guarantee.equals(StreamsConfig.EXACTLY_ONCE_V2)) {
				// Kafka's default for it is longer, and a kill repeats that much.
				properties.remove(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
			}
			// What it hands out is a copy.
			factory.setStreamsConfiguration(properties);
			if (this.naiveClock) {
				factory.setInfrastructureCustomizer(new KafkaStreamsInfrastructureCustomizer() {
					@Override
					public void configureTopology(Topology topology) {
						Meters meters = (Meters) Objects.requireNonNull(properties.get(DeadLetterHandler.METERS));
						NaiveTopology.addTo(topology, rules(), meters);
					}
				});
			}
		}
		return bean;
	}

	private static Rules rules() {
		Rules usual = Rules.defaults();
		return new Rules(KillsIT.WINDOW, usual.voiceWindow(), usual.typingWindow(), usual.maxAge(), usual.maxMessages(),
				usual.maxBytes(), usual.flushKeywords(), usual.maxAgeWhapi(), usual.maxAgeMeta(), usual.groups(),
				usual.turnLease(), usual.agentPause());
	}

}
