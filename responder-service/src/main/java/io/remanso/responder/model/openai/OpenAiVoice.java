package io.remanso.responder.model.openai;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import com.openai.client.OpenAIClient;
import com.openai.core.MultipartField;
import com.openai.core.RequestOptions;
import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.Transcription;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.model.Speaker;
import io.remanso.responder.model.Transcriber;
import io.remanso.responder.model.VoiceSettings;
import io.remanso.responder.pace.Deadline;
import io.remanso.responder.partition.TenureEndedException;
import io.remanso.responder.text.CleanText;
import org.jspecify.annotations.Nullable;

/**
 * Hears and speaks by OpenAI's audio endpoints. Repeating them has no effect but cost.
 */
final class OpenAiVoice implements Transcriber, Speaker {

	// The server tells the format by the name's ending.
	private static final Map<String, String> ENDINGS = Map.of("audio/ogg", "ogg", "application/ogg", "ogg",
			"audio/opus", "ogg", "audio/mpeg", "mp3", "audio/mp4", "m4a", "audio/x-m4a", "m4a", "audio/wav", "wav",
			"audio/x-wav", "wav", "audio/webm", "webm", "audio/flac", "flac");

	private final OpenAIClient client;

	private final ModelCalls calls;

	private final VoiceSettings settings;

	private final SpeechGate gate;

	OpenAiVoice(OpenAIClient client, ModelCalls calls, VoiceSettings settings, SpeechGate gate) {
		this.client = client;
		this.calls = calls;
		this.settings = settings;
		this.gate = gate;
	}

	@Override
	public @Nullable String unavailable() {
		String reason = this.gate.reason();
		return (reason != null) ? reason : this.calls.account().others().reason();
	}

	@Override
	public String transcribe(byte[] recording, String type, Deadline deadline, Ownership ownership)
			throws ModelException, TenureEndedException, InterruptedException {
		String ending = ENDINGS.get(type);
		if (ending == null) {
			throw new ModelException("recordings of this type can't be heard", false);
		}
		return repeated(deadline, ownership, (options) -> {
			TranscriptionCreateParams.Builder params = TranscriptionCreateParams.builder()
				.model(this.settings.transcription())
				.file(MultipartField.<InputStream>builder()
					.value(new ByteArrayInputStream(recording))
					.filename("nota." + ending)
					.contentType(type)
					.build());
			if (!this.settings.language().isBlank()) {
				params.language(this.settings.language());
			}
			return this.client.audio()
				.transcriptions()
				.create(params.build(), options)
				.transcription()
				.map(Transcription::text)
				.map(CleanText::words)
				.orElse("");
		});
	}

	@Override
	public byte[] speak(String text, Deadline deadline, Ownership ownership)
			throws ModelException, TenureEndedException, InterruptedException {
		if (!this.gate.passes()) {
			throw new ModelException("speech is not to be had", false);
		}
		SpeechCreateParams params = SpeechCreateParams.builder()
			.model(this.settings.speech())
			.voice(this.settings.voice())
			.input(text)
			.responseFormat(SpeechCreateParams.ResponseFormat.OPUS)
			.build();
		byte[] recording = repeated(deadline, ownership, (options) -> {
			try (HttpResponse response = this.client.audio().speech().create(params, options);
					InputStream body = response.body()) {
				return body.readNBytes(LARGEST + 1);
			}
			catch (OpenAIServiceException ex) {
				this.gate.refused(ex);
				throw ex;
			}
			catch (IOException ex) {
				throw new OpenAIIoException("the recording was cut off", ex);
			}
			catch (UncheckedIOException ex) {
				throw new OpenAIIoException("the recording was cut off", ex);
			}
		});
		this.gate.spoke();
		if (recording.length > LARGEST) {
			throw new ModelException("the recording is too large", false);
		}
		return recording;
	}

	private <T> T repeated(Deadline deadline, Ownership ownership, Function<RequestOptions, T> call)
			throws ModelException, TenureEndedException, InterruptedException {
		Attempts attempts = this.calls.attempts(deadline, ownership);
		while (true) {
			switch (attempts.call(call)) {
				case Attempt.Done<T>(T value) -> {
					return value;
				}
				case Attempt.Failed<T>(Fault fault) -> attempts.waitAfter(fault);
			}
		}
	}

}
