package io.remanso.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import com.openai.client.OpenAIClient;
import com.openai.core.MultipartField;
import com.openai.core.http.HttpResponse;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.Transcription;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import io.remanso.simulator.payloads.VoiceNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What is spoken can be heard again, through OpenAI's own client. */
class OpenAiAudioTests {

	@RegisterExtension
	private final OpenAiCaller openAi = new OpenAiCaller();

	private final OpenAIClient client = this.openAi.client();

	@Test
	void shouldSpeakAndTranscribeTheSameText() throws IOException {
		byte[] spoken;
		try (HttpResponse speech = this.client.audio()
			.speech()
			.create(SpeechCreateParams.builder()
				.model("speaks")
				.voice("alloy")
				.input("¡Buenos días!")
				.responseFormat(SpeechCreateParams.ResponseFormat.OPUS)
				.build())) {
			spoken = speech.body().readAllBytes();
		}

		Transcription heard = this.client.audio().transcriptions().create(transcribing(spoken)).asTranscription();

		assertThat(heard.validate().text()).isEqualTo("¡Buenos días!");
	}

	@Test
	void shouldTranscribeWhatAVoiceNoteSays() {
		byte[] file = VoiceNote.saying("quiero una habitación para el viernes");

		Transcription heard = this.client.audio().transcriptions().create(transcribing(file)).asTranscription();

		assertThat(heard.text()).isEqualTo("quiero una habitación para el viernes");
	}

	private static TranscriptionCreateParams transcribing(byte[] file) {
		return TranscriptionCreateParams.builder()
			.model("hears")
			.language("es")
			.file(MultipartField.<InputStream>builder()
				.value(new ByteArrayInputStream(file))
				.filename("voice.ogg")
				.contentType("audio/ogg")
				.build())
			.build();
	}

}
