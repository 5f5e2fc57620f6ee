package io.remanso.responder;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.openai.client.OpenAIClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.responder.media.AddressRules;
import io.remanso.responder.media.Downloads;
import io.remanso.responder.media.MediaBudget;
import io.remanso.responder.media.MediaMemory;
import io.remanso.responder.media.MediaSource;
import io.remanso.responder.media.MetaMedia;
import io.remanso.responder.media.WhapiMedia;
import io.remanso.responder.model.Speaker;
import io.remanso.responder.model.VoiceSettings;
import io.remanso.responder.model.openai.OpenAiAssistants;
import io.remanso.responder.pace.Accounts;
import io.remanso.responder.pace.Breakers;
import io.remanso.responder.pace.InFlight;
import io.remanso.responder.pace.Waiting;
import io.remanso.responder.turn.MediaSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts together what understands files, and what speaks.
 */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

	private static final Duration CONNECT = Duration.ofSeconds(5);

	// Each takes a gateway some 100 ms and us nothing; but a backlog opens no thousand
	// connections.
	private static final int ASKED_AT_ONCE = 64;

	@Bean
	MediaSettings mediaSettings(ResponderProperties properties, OpenAIClient client, Waiting waiting, Accounts accounts,
			Breakers breakers, MeterRegistry meters) {
		ResponderProperties.Media media = properties.media();
		MediaMemory memory = MediaMemory.of(media.memory().toBytes());
		meter("pictures", memory.pictures(), meters);
		meter("recordings", memory.recordings(), meters);
		return new MediaSettings(sources(properties, waiting),
				OpenAiAssistants.transcriber(client, voice(properties.voice()), waiting, accounts, breakers, meters),
				memory, new InFlight(ASKED_AT_ONCE), new InFlight(media.atOnce()), media.largestPicture().toBytes(),
				media.largestRecording().toBytes(), media.longestRecording(), media.patience());
	}

	private static void meter(String kind, MediaBudget memory, MeterRegistry meters) {
		Gauge.builder("remanso.media.memory.free", memory, MediaBudget::free)
			.tag("kind", kind)
			.baseUnit("bytes")
			.register(meters);
	}

	@Bean
	Speaker speaker(ResponderProperties properties, OpenAIClient client, Waiting waiting, MeterRegistry meters) {
		return OpenAiAssistants.speaker(client, voice(properties.voice()), waiting, meters);
	}

	private static VoiceSettings voice(ResponderProperties.Voice voice) {
		return new VoiceSettings(voice.transcriptionModel(), voice.language(), voice.speechModel(), voice.speaker(),
				voice.timeout(), voice.speechAttempts());
	}

	private static Map<Gateway, MediaSource> sources(ResponderProperties properties, Waiting waiting) {
		ResponderProperties.Media media = properties.media();
		ResponderProperties.Whapi whapi = properties.whapi();
		ResponderProperties.Meta meta = properties.meta();
		Map<Gateway, MediaSource> sources = new EnumMap<>(Gateway.class);
		if (!whapi.token().isBlank()) {
			sources.put(Gateway.WHAPI, new WhapiMedia(downloads(media, whapi.baseUrl()), whapi.baseUrl(), whapi.token(),
					media.timeout(), waiting.clock()));
		}
		if (!meta.accessToken().isBlank()) {
			sources.put(Gateway.META, new MetaMedia(downloads(media, meta.baseUrl()), meta.baseUrl(),
					meta.accessToken(), media.timeout(), waiting.clock()));
		}
		return sources;
	}

	private static Downloads downloads(ResponderProperties.Media media, URI base) {
		return new Downloads(
				new AddressRules(List.of(base), media.hosts(), media.allowPrivate(), InetAddress::getAllByName),
				CONNECT);
	}

}
