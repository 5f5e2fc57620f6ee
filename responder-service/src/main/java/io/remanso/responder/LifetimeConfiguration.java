package io.remanso.responder;

import java.util.ArrayList;
import java.util.List;

import com.openai.client.OpenAIClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.responder.delivery.meta.MetaVersionCheck;
import io.remanso.responder.lifetime.Dependency;
import io.remanso.responder.lifetime.Lifetimes;
import io.remanso.responder.model.Speaker;
import io.remanso.responder.model.openai.ModelCheck;
import io.remanso.responder.pace.Waiting;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts together what looks after models and versions that end. Its health is always up
 * and part of no probe: what it tells is for people to read, and no restart mends it.
 */
@Configuration(proxyBeanMethods = false)
class LifetimeConfiguration {

	@Bean(initMethod = "start", destroyMethod = "stop")
	Lifetimes lifetimes(ResponderProperties properties, OpenAIClient client, Waiting waiting, MeterRegistry meters) {
		return new Lifetimes(dependencies(properties, client), waiting, meters);
	}

	private static List<Dependency> dependencies(ResponderProperties properties, OpenAIClient client) {
		ResponderProperties.Voice voice = properties.voice();
		ResponderProperties.Meta meta = properties.meta();
		List<Dependency> all = new ArrayList<>();
		all.add(model(client, properties.openai().model(), "OPENAI_MODEL"));
		all.add(model(client, voice.transcriptionModel(), "OPENAI_TRANSCRIPTION_MODEL"));
		if (voice.answers()) {
			all.add(model(client, voice.speechModel(), "OPENAI_SPEECH_MODEL"));
		}
		if (!meta.accessToken().isBlank()) {
			String version = MetaAddress.version(meta.baseUrl());
			all.add(new Dependency("Meta's API " + version, "META_API_VERSION",
					new MetaVersionCheck(meta.baseUrl(), version, meta.accessToken(), meta.phoneNumberId())));
		}
		return all;
	}

	private static Dependency model(OpenAIClient client, String name, String setting) {
		return new Dependency("the model " + name, setting, new ModelCheck(client, name));
	}

	@Bean
	HealthIndicator lifetimesHealthIndicator(Lifetimes lifetimes) {
		return () -> Health.up().withDetails(lifetimes.details()).build();
	}

	@Bean
	HealthIndicator speechHealthIndicator(Speaker speaker) {
		return () -> {
			String reason = speaker.unavailable();
			return ((reason != null) ? Health.up().withDetail("answersAreWritten", reason) : Health.up()).build();
		};
	}

}
