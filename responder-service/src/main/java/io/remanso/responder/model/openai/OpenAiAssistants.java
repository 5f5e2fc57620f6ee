package io.remanso.responder.model.openai;

import java.net.URI;
import java.time.Duration;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.ModelSettings;
import io.remanso.responder.pace.Waiting;

/**
 * Makes assistants on OpenAI's API. The SDK repeats nothing by itself: an attempt that we
 * don't see would be paid, and might be answered twice.
 */
public final class OpenAiAssistants {

	// A connection is opened again for each call that finds none idle; a thousand calls
	// at once keep theirs.
	private static final int IDLE_CONNECTIONS = 1000;

	private OpenAiAssistants() {
	}

	public static OpenAIClient client(URI baseUrl, String apiKey) {
		return OpenAIOkHttpClient.builder()
			.baseUrl(baseUrl.toString())
			.apiKey(apiKey)
			.maxRetries(0)
			.maxIdleConnections(IDLE_CONNECTIONS)
			.keepAliveDuration(Duration.ofMinutes(1))
			.build();
	}

	/** Memory in OpenAI Conversations. */
	public static Assistant conversations(OpenAIClient client, ModelSettings settings, Waiting waiting,
			MeterRegistry meters) {
		return new ConversationAssistant(client, calls(settings, waiting, meters), new Requests(settings));
	}

	/** Memory in the transcript that comes with each turn. */
	public static Assistant transcript(OpenAIClient client, ModelSettings settings, Waiting waiting,
			MeterRegistry meters) {
		return new TranscriptAssistant(client, calls(settings, waiting, meters), new Requests(settings));
	}

	private static ModelCalls calls(ModelSettings settings, Waiting waiting, MeterRegistry meters) {
		return new ModelCalls(waiting, meters, settings.timeout(), settings.attempts());
	}

}
