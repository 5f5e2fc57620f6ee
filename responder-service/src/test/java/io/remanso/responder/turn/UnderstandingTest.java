package io.remanso.responder.turn;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.inbound.Quote;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.media.TestFiles;
import io.remanso.responder.model.Line;
import io.remanso.simulator.payloads.VoiceNote;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the model is told of each kind of message.
 */
class UnderstandingTest {

	private final Scene scene = new Scene();

	@Test
	void shouldHearVoiceNotesWhereTheyStandAmongTheTexts() throws InterruptedException {
		CountDownLatch second = new CountDownLatch(1);
		this.scene.media = (media) -> TestFiles.recording((media.caption() == null) ? "uno" : "dos");
		// The first is heard only when the second has been.
		this.scene.transcriber = (recording, _, _, _) -> {
			if (VoiceNote.textIn(recording).orElse("").equals("dos")) {
				second.countDown();
				return "segunda nota";
			}
			second.await();
			return "primera nota";
		};
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null), new Content.Text("texto"),
				Messages.media(MediaKind.VOICE, "b")));
		assertThat(lines()).containsExactly("[Nota de voz] primera nota", "texto", "[Nota de voz] segunda nota b");
		assertThat(this.scene.end().memory().entries()).extracting(TranscriptEntry::text)
			.contains("[Nota de voz] primera nota");
	}

	@Test
	void shouldNameAVoiceNoteThatCannotBeHeardAndGoOn() {
		this.scene.transcriber = (_, _, _, _) -> {
			throw Scene.deaf();
		};
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null), new Content.Text("¿me oyes?")));
		assertThat(lines()).containsExactly("[Nota de voz, no se pudo escuchar]", "¿me oyes?");
		assertThat(this.scene.courier.sent).hasSize(1);
	}

	@Test
	void shouldNameAFileThatCannotBeHad() {
		this.scene.media = (_) -> {
			throw Scene.missing();
		};
		this.scene.run(Messages.saying(Messages.media(MediaKind.IMAGE, "mira")));
		assertThat(lines()).containsExactly("[Imagen, no se pudo ver] mira");
	}

	@Test
	void shouldShowPicturesWithTheirCaptions() {
		byte[] picture = TestFiles.picture("png");
		this.scene.media = (_) -> picture;
		this.scene.run(Messages.saying(new Content.Text("mira"), Messages.media(MediaKind.IMAGE, "la playa")));
		assertThat(lines()).containsExactly("mira", "[Imagen] la playa");
		assertThat(this.scene.assistant.asked.getFirst().lines().get(1).pictures()).extracting(Line.Picture::dataUrl)
			.containsExactly("data:image/png;base64," + Base64.getEncoder().encodeToString(picture));
	}

	@Test
	void shouldKeepInTheTranscriptThatTheModelCouldNotSeeAPicture() {
		this.scene.media = (_) -> TestFiles.picture("png");
		this.scene.assistant.whileThinking = () -> assertThat(
				this.scene.assistant.asked.getFirst().withoutPictures().lines())
			.extracting(Line::text)
			.containsExactly("mira", "[Imagen, no se pudo ver] la playa");
		this.scene.run(Messages.saying(new Content.Text("mira"), Messages.media(MediaKind.IMAGE, "la playa")));
		assertThat(this.scene.end().memory().entries()).extracting(TranscriptEntry::text)
			.startsWith("mira", "[Imagen, no se pudo ver] la playa");
	}

	@Test
	void shouldNotShowWhatOnlySaysThatItIsAPicture() {
		this.scene.media = (_) -> TestFiles.page();
		this.scene.run(Messages.saying(Messages.media(MediaKind.IMAGE, null)));
		assertThat(lines()).containsExactly("[Imagen, no se pudo ver]");
	}

	@Test
	void shouldNotHearWhatOnlySaysThatItIsARecording() {
		this.scene.media = (_) -> TestFiles.page();
		this.scene.transcriber = (_, _, _, _) -> {
			throw new AssertionError("heard");
		};
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null)));
		assertThat(lines()).containsExactly("[Nota de voz, no se pudo escuchar]");
	}

	@Test
	void shouldNotFetchWhatIsTooLargeOrTooLong() {
		this.scene.media = (_) -> {
			throw new AssertionError("fetched");
		};
		this.scene.run(Messages.saying(
				new Content.Media(MediaKind.IMAGE, "id", null, "image/png", 200_000L, null, null, null, null),
				new Content.Media(MediaKind.VOICE, "id", null, "audio/ogg", 10L, null, null, 301, null)));
		assertThat(lines()).containsExactly("[Imagen, no se pudo ver]", "[Nota de voz, no se pudo escuchar]");
	}

	@Test
	void shouldShowNoMoreThanTenPictures() {
		this.scene.media = (_) -> TestFiles.picture("png");
		Content[] pictures = new Content[12];
		Arrays.fill(pictures, Messages.media(MediaKind.IMAGE, null));
		this.scene.run(Messages.saying(pictures));
		assertThat(this.scene.assistant.asked.getFirst().lines().stream().flatMap((line) -> line.pictures().stream()))
			.hasSize(10);
	}

	@Test
	void shouldTellDocumentsPlacesAndContactsInWords() {
		this.scene.run(Messages.saying(Messages.media(MediaKind.DOCUMENT, "las tarifas"),
				new Content.Location(4.65, -74.05, "Casa", "Calle 1", false, null),
				new Content.Contacts(List.of(new Content.Contacts.Card("Luis", List.of("573001", "573002"))))));
		assertThat(lines()).containsExactly("[Documento: tarifas.pdf] las tarifas",
				"[Ubicación: Casa, Calle 1, 4.650000, -74.050000]", "[Contacto: Luis 573001, 573002]");
	}

	@Test
	void shouldTellTheWordsBesideAPlace() {
		this.scene.run(Messages.saying(new Content.Location(4.65, -74.05, null, null, true, "voy en camino")));
		assertThat(lines()).containsExactly("[Ubicación en vivo: 4.650000, -74.050000] voy en camino");
	}

	@Test
	void shouldTellWhatAMessageAnswers() {
		assertThat(MessageText.of(Messages.quoting("sí", new Quote("m-9", null, "¿dos noches?")), List.of(),
				Sensed.NOTHING))
			.isEqualTo("[Responde a: «¿dos noches?»]\nsí");
	}

	@Test
	void shouldFindWhatAMessageAnswersInTheTranscript() {
		List<TranscriptEntry> earlier = List
			.of(Messages.earlier(TranscriptEntry.Role.ASSISTANT, "¿tres noches?", "m-9", true));
		assertThat(MessageText.of(Messages.quoting("sí", new Quote("m-9", null, null)), earlier, Sensed.NOTHING))
			.isEqualTo("[Responde a: «¿tres noches?»]\nsí");
		assertThat(MessageText.of(Messages.quoting("sí", new Quote("m-8", null, null)), earlier, Sensed.NOTHING))
			.isEqualTo("[Responde a un mensaje anterior]\nsí");
	}

	@Test
	void shouldKeepARecordBelowWhatATopicTakes() {
		this.scene.transcriber = (_, _, _, _) -> "ñ".repeat(150_000);
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null), Messages.media(MediaKind.VOICE, null)));
		assertThat(lines().stream().mapToInt(String::length).sum()).isBetween(200_000, 200_010);
	}

	private List<String> lines() {
		return this.scene.assistant.asked.getFirst().lines().stream().map(Line::text).toList();
	}

}
