package io.remanso.simulator.payloads;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VoiceNoteTests {

	@Test
	void shouldCarryItsText() {
		assertThat(VoiceNote.textIn(VoiceNote.saying("¿A qué hora abre? 🙂"))).contains("¿A qué hora abre? 🙂");
	}

	@Test
	void shouldCarryALongText() {
		String text = "palabra ".repeat(512);

		assertThat(VoiceNote.textIn(VoiceNote.saying(text))).contains(text);
	}

	@Test
	void shouldFindNoTextInAnotherFile() {
		assertThat(VoiceNote.textIn("RIFF".getBytes(StandardCharsets.US_ASCII))).isEmpty();
		assertThat(VoiceNote.textIn("OggS without".getBytes(StandardCharsets.US_ASCII))).isEmpty();
		assertThat(VoiceNote.textIn("OggSTRANSCRIPT=".getBytes(StandardCharsets.US_ASCII))).isEmpty();
	}

	@Test
	void shouldConsistOfWholePages() {
		List<Integer> numbers = new ArrayList<>();
		ByteBuffer file = ByteBuffer.wrap(VoiceNote.saying("x".repeat(40))).order(ByteOrder.LITTLE_ENDIAN);
		while (file.hasRemaining()) {
			byte[] magic = new byte[4];
			file.get(magic);
			assertThat(magic).asString(StandardCharsets.US_ASCII).isEqualTo("OggS");
			file.position(file.position() + 14);
			numbers.add(file.getInt());
			file.position(file.position() + 4);
			int segments = file.get() & 0xFF;
			int size = 0;
			for (int i = 0; i < segments; i++) {
				size += file.get() & 0xFF;
			}
			file.position(file.position() + size);
		}

		assertThat(numbers).containsExactly(0, 1, 2, 3, 4);
	}

}
