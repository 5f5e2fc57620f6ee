package io.remanso.responder;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import io.remanso.launch.SecretSetting;
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

		Kafka {
			instance = InstanceName.of(instance);
		}

	}

	record Limits(int turns, DataSize memory, Duration revocation, Duration drain) {
	}

	record OpenAi(String apiKey, URI baseUrl, String model, String reasoningEffort, String verbosity,
			String instructions, Memory memory, long memoryTokens, long maxOutputTokens, Duration timeout, int calls) {

		// A turn's own lines, marks and context fit in a quarter of it.
		private static final long LEAST_MEMORY = 1000;

		private static final String OPENAI = "api.openai.com";

		OpenAi {
			apiKey = SecretSetting.value("OPENAI_API_KEY", apiKey);
			// A line of a file of variables may end in a carriage return, and no name
			// does.
			model = model.strip();
			reasoningEffort = Choice.effort(reasoningEffort);
			verbosity = Choice.verbosity(verbosity);
			if (memoryTokens < LEAST_MEMORY) {
				throw new MissingSettingException("ASSISTANT_MEMORY_TOKENS=%d is less than the %d that a few turns take"
					.formatted(memoryTokens, LEAST_MEMORY));
			}
		}

		/**
		 * A server of one's own that speaks OpenAI's language may want no key; the client
		 * wants one.
		 */
		String usableKey() {
			if (!this.apiKey.isBlank()) {
				return this.apiKey;
			}
			if (OPENAI.equals(this.baseUrl.getHost())) {
				throw new MissingSettingException("OPENAI_API_KEY is not set: set it to a key of your OpenAI project");
			}
			return "none";
		}

		@Override
		public String toString() {
			return "OpenAi";
		}

		/** Where the model's memory of a user is kept. */
		enum Memory {

			/** In OpenAI Conversations. */
			CONVERSATION,

			/** In the transcript that each turn carries; nothing is stored there. */
			TRANSCRIPT

		}

	}

	record Voice(boolean answers, String transcriptionModel, String language, String speechModel, String speaker,
			Duration timeout, int speechAttempts) {

		Voice {
			transcriptionModel = transcriptionModel.strip();
			language = language.strip();
			speechModel = speechModel.strip();
			speaker = speaker.strip();
		}

	}

	record Media(List<String> hosts, boolean allowPrivate, int atOnce, DataSize memory, DataSize largestPicture,
			DataSize largestRecording, Duration longestRecording, Duration timeout, Duration patience) {

		Media {
			hosts = List.copyOf(hosts);
		}

	}

	record Whapi(String token, URI baseUrl, Duration timeout) {

		Whapi {
			token = SecretSetting.value("WHAPI_TOKEN", token);
		}

		@Override
		public String toString() {
			return "Whapi";
		}

	}

	record Meta(String accessToken, String phoneNumberId, URI baseUrl, String apiVersion, Duration timeout) {

		Meta {
			baseUrl = MetaAddress.of(baseUrl, apiVersion);
			accessToken = SecretSetting.value("META_ACCESS_TOKEN", accessToken);
			// No secret, but a part of each address.
			phoneNumberId = SecretSetting.value("META_PHONE_NUMBER_ID", phoneNumberId);
		}

		@Override
		public String toString() {
			return "Meta";
		}

	}

}
