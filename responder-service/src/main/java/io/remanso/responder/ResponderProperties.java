package io.remanso.responder;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import io.remanso.responder.delivery.InDoubt;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The settings of {@code responder-service.yml}, where each is explained.
 */
@ConfigurationProperties("responder")
record ResponderProperties(Kafka kafka, Limits limits, OpenAi openai, Voice voice, Media media, Whapi whapi, Meta meta,
		Duration turnTimeout, String failureReply, InDoubt inDoubt, Duration receiptGrace, ZoneId timeZone) {

	record Kafka(String bootstrapServers, String instance, String group, Duration sessionTimeout) {
	}

	record Limits(int turns, DataSize memory, Duration revocation, Duration drain) {
	}

	record OpenAi(String apiKey, URI baseUrl, String model, String instructions, Memory memory, long maxOutputTokens,
			Duration timeout, int attempts, int calls) {

		/** Where the model's memory of a user is kept. */
		enum Memory {

			/** In OpenAI Conversations. */
			CONVERSATION,

			/** In the transcript that each turn carries; nothing is stored there. */
			TRANSCRIPT

		}

	}

	record Voice(boolean answers, String transcriptionModel, String language, String speechModel, String speaker,
			Duration timeout, int attempts) {
	}

	record Media(List<String> hosts, boolean allowPrivate, int atOnce, DataSize memory, DataSize largestPicture,
			DataSize largestRecording, Duration longestRecording, Duration timeout, Duration patience) {

		Media {
			hosts = List.copyOf(hosts);
		}

	}

	record Whapi(String token, URI baseUrl, Duration timeout) {
	}

	record Meta(String accessToken, String phoneNumberId, URI baseUrl, Duration timeout) {
	}

}
