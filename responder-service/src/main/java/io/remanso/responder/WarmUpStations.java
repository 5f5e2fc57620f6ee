package io.remanso.responder;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.responder.delivery.PartSender;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.Speaker;
import io.remanso.responder.outcome.Nowhere;
import io.remanso.responder.outcome.Outcomes;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.partition.Membership;
import io.remanso.responder.partition.Moment;
import io.remanso.responder.turn.MediaSettings;
import io.remanso.responder.turn.TurnRunner;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The worker's stations once more, for the {@link WarmUp}: by the same configuration and
 * settings, but for the addresses, the time and what becomes of outcomes. Only what is
 * asked for is made, and nothing is started.
 */
final class WarmUpStations implements AutoCloseable {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private WarmUpStations(StandardEnvironment environment, Waiting waiting) {
		this.context.setEnvironment(environment);
		this.context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
		this.context.registerBean("lifecycleProcessor", LifecycleProcessor.class, NothingStarts::new);
		this.context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
		this.context.registerBean("warmUpWaiting", Waiting.class, () -> waiting,
				(definition) -> definition.setPrimary(true));
		// No poll comes, and the fence would wait for a young one.
		Moment begun = Moment.now();
		this.context.registerBean("warmUpMembership", Membership.class, () -> new Membership(() -> begun),
				(definition) -> definition.setPrimary(true));
		this.context.registerBean("nowhere", Outcomes.class, Nowhere::new, (definition) -> definition.setPrimary(true));
		this.context.register(Settings.class, ResponderConfiguration.class, MediaConfiguration.class);
		this.context.refresh();
	}

	static WarmUpStations of(ConfigurableEnvironment environment, Waiting waiting, URI server) {
		Map<String, Object> others = new HashMap<>(
				Map.of("responder.openai.base-url", server + "/v1", "responder.openai.api-key", "none"));
		others.putAll(Map.of("responder.whapi.base-url", server.toString(), "responder.whapi.token", "none",
				"responder.meta.base-url", server.toString(), "responder.meta.access-token", "none",
				"responder.meta.phone-number-id", "1", "responder.voice.answers", "true", "LOG_KEY",
				"known-to-all-for-nobody-is-named"));
		StandardEnvironment warmed = new StandardEnvironment();
		warmed.getPropertySources().forEach((source) -> warmed.getPropertySources().remove(source.getName()));
		warmed.merge(environment);
		warmed.getPropertySources().addFirst(new MapPropertySource("warm-up", others));
		return new WarmUpStations(warmed, waiting);
	}

	TurnRunner turns() {
		return this.context.getBean(TurnRunner.class);
	}

	Assistant assistant() {
		return this.context.getBean(Assistant.class);
	}

	Speaker speaker() {
		return this.context.getBean(Speaker.class);
	}

	MediaSettings media() {
		return this.context.getBean(MediaSettings.class);
	}

	Map<Gateway, PartSender> senders() {
		ResolvableType senders = ResolvableType.forClassWithGenerics(Map.class, Gateway.class, PartSender.class);
		return this.context.<Map<Gateway, PartSender>>getBeanProvider(senders).getObject();
	}

	@Override
	public void close() {
		this.context.close();
	}

	@EnableConfigurationProperties(ResponderProperties.class)
	private static final class Settings {

	}

	private static final class NothingStarts implements LifecycleProcessor {

		@Override
		public void onRefresh() {
			// The worker itself is what is started.
		}

		@Override
		public void onClose() {
			// So there is nothing to stop.
		}

		@Override
		public void start() {
			// As on refresh.
		}

		@Override
		public void stop() {
			// As on close.
		}

		@Override
		public boolean isRunning() {
			return false;
		}

	}

}
