package io.remanso.responder.model.openai;

import java.net.URI;
import java.time.Duration;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.remanso.contracts.wire.LogKey;
import io.remanso.responder.model.Assistant;
import io.remanso.responder.model.ModelSettings;
import io.remanso.responder.model.Speaker;
import io.remanso.responder.model.Transcriber;
import io.remanso.responder.model.VoiceSettings;
import io.remanso.responder.pace.Accounts;
import io.remanso.responder.pace.Breakers;
import io.remanso.responder.pace.InFlight;
import io.remanso.responder.pace.Waiting;

/**
 * Makes assistants on OpenAI's API. The SDK repeats nothing by itself: an attempt that we
 * don't see would be paid, and might be answered twice.
 */
public final class OpenAiAssistants {

	// A connection is opened again for each call that finds none idle; a thousand calls
	// at once keep theirs.
	private static final int IDLE_CONNECTIONS = 1000;

	// Recordings are held in memory while they are sent or received.
	private static final int AUDIO_CALLS = 16;

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
	public static Assistant conversations(OpenAIClient client, ModelSettings settings, LogKey key, Waiting waiting,
			Accounts accounts, Breakers breakers, MeterRegistry meters) {
		return new ConversationAssistant(client, calls(settings, waiting, accounts, breakers, meters),
				new Requests(settings, key));
	}

	/** Memory in the transcript that comes with each turn. */
	public static Assistant transcript(OpenAIClient client, ModelSettings settings, LogKey key, Waiting waiting,
			Accounts accounts, Breakers breakers, MeterRegistry meters) {
		return new TranscriptAssistant(client, calls(settings, waiting, accounts, breakers, meters),
				new Requests(settings, key));
	}

	/** Hears voice notes. */
	public static Transcriber transcriber(OpenAIClient client, VoiceSettings settings, Waiting waiting,
			Accounts accounts, Breakers breakers, MeterRegistry meters) {
		return voice(client, settings, waiting, ModelAccount.hearing(accounts, breakers), meters);
	}

	/** Speaks answers. */
	public static Speaker speaker(OpenAIClient client, VoiceSettings settings, Waiting waiting, MeterRegistry meters) {
		OpenAiVoice speaker = voice(client, settings, waiting, ModelAccount.speaking(settings.speechAttempts()),
				meters);
		meters.gauge("remanso.speech.unavailable", speaker, (it) -> (it.unavailable() != null) ? 1 : 0);
		return speaker;
	}

	private static OpenAiVoice voice(OpenAIClient client, VoiceSettings settings, Waiting waiting, ModelAccount account,
			MeterRegistry meters) {
		InFlight inFlight = new InFlight(AUDIO_CALLS);
		return new OpenAiVoice(client, new ModelCalls(waiting, meters, settings.timeout(), inFlight, account), settings,
				new SpeechGate(waiting));
	}

	private static ModelCalls calls(ModelSettings settings, Waiting waiting, Accounts accounts, Breakers breakers,
			MeterRegistry meters) {
		InFlight inFlight = new InFlight(settings.calls());
		return new ModelCalls(waiting, meters, settings.timeout(), inFlight, ModelAccount.answering(accounts, breakers),
				new Tuning(settings));
	}

}
