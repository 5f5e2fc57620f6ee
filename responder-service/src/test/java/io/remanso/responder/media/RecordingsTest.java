package io.remanso.responder.media;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RecordingsTest {

	@Test
	void shouldKnowAVoiceNote() {
		assertThat(Recordings.type(TestFiles.recording("hola"))).contains("audio/ogg");
	}

	@ParameterizedTest
	@CsvSource({ "audio/mp4, 000000186674797069736f6d", "audio/wav, 524946460000000057415645", "audio/flac, 664c6143",
			"audio/webm, 1a45dfa3", "audio/mpeg, 494433", "audio/mpeg, fffb9000" })
	void shouldKnowARecordingByItsFirstBytes(String type, String bytes) {
		assertThat(Recordings.type(HexFormat.of().parseHex(bytes))).contains(type);
	}

	@ParameterizedTest
	@CsvSource({ "fff15080", "2321414d520a", "ffd8ffe0", "3c68746d6c3e", "00" })
	void shouldNotTakeWhatTheModelCannotHear(String bytes) {
		assertThat(Recordings.type(HexFormat.of().parseHex(bytes))).isEmpty();
	}

}
