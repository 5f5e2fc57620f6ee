package io.remanso.responder;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.Gateway;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.simulator.ledger.Sent;
import io.remanso.simulator.media.Medium;
import io.remanso.simulator.openai.Prompt;
import io.remanso.simulator.payloads.VoiceNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the model writes and what of it is recorded and sent, over a real broker and real
 * HTTP.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelTextTest {

	private static final String PIX = "00020126360014br.gov.bcb.pix0114+5561999999999520400005303986"
			+ "5802BR5913Casa do Surf6008Salvador62070503***6304E2CA";

	// What the model answers, by what it is asked.
	private static final Map<String, String> ANSWERS = Map.of("¿precio?",
			"La noche va de $90.000\u0000–$110.000\r\nsegún la fecha \uD83D y el cuarto", "¿horario?", """
					## Horario
					**Sábados** y *domingos*
					* 9 a 12
					~~lunes~~
					[Cómo llegar](https://lugar.test/a_b)
					Clave: `A**B**C`
					Pix: %s""".formatted(PIX), "nada", "\u200B\u200D\uFEFF \u2060", "[Nota de voz] ¿abren?",
			"**Claro** que sí, te _esperamos_ mañana.");

	@RegisterExtension
	private final Worker worker = Worker.running("text", ModelTextTest::answer);

	private final Kafka kafka = this.worker.kafka();

	private static String answer(Prompt prompt) {
		return ANSWERS.getOrDefault(prompt.lines().getLast(), "aquí estoy");
	}

	@Test
	void shouldSendAndRecordNoCharacterThatIsNone() {
		ClosedBuffer buffer = asked("573000000801", "¿precio?");
		assertThat(sentTexts()).containsExactly("La noche va de $90.000–$110.000\nsegún la fecha  y el cuarto");
		assertThat(recorded(buffer)).isEqualTo(sentTexts());
		asked("573000000801", "¿y ahora?");
		assertThat(sentTexts()).hasSize(2).last().isEqualTo("aquí estoy");
		assertThat(this.kafka.deadLetters())
			.noneMatch((letter) -> buffer.userId().equals(new String(letter.key(), UTF_8)));
	}

	@Test
	void shouldWriteInTheMarksThatWhatsAppKnowsAndLeaveCodesAsTheyAre() {
		ClosedBuffer buffer = asked("573000000802", "¿horario?");
		assertThat(sentTexts()).containsExactly("""
				*Horario*
				*Sábados* y *domingos*
				- 9 a 12
				~lunes~
				Cómo llegar (https://lugar.test/a_b)
				Clave: `A**B**C`
				Pix: %s""".formatted(PIX));
		assertThat(recorded(buffer)).isEqualTo(sentTexts());
	}

	@Test
	void shouldTakeAnAnswerThatNobodyCanSeeForNone() {
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.WHAPI, "573000000803", "nada");
		this.kafka.write(buffer);
		assertThat(this.kafka.awaitEnd(buffer)).isInstanceOf(Outcome.Failed.class);
	}

	@Test
	void shouldNotSpeakMarks() {
		Medium note = this.worker.simulator().media().put(VoiceNote.TYPE, VoiceNote.saying("¿abren?"));
		ClosedBuffer buffer = ClosedBuffers.with(Gateway.WHAPI, "573000000804", new Content.Media(MediaKind.VOICE,
				note.id(), null, note.type(), (long) note.size(), null, null, null, null));
		this.kafka.write(buffer);
		this.kafka.awaitEnd(buffer);
		Sent sent = this.worker.simulator().whapi().sent().getFirst();
		byte[] spoken = this.worker.simulator()
			.media()
			.get(Objects.requireNonNull(sent.mediaId()))
			.orElseThrow()
			.bytes();
		assertThat(VoiceNote.textIn(spoken)).contains("Claro que sí, te esperamos mañana.");
		assertThat(recorded(buffer)).containsExactly("*Claro* que sí, te _esperamos_ mañana.");
	}

	private ClosedBuffer asked(String user, String text) {
		ClosedBuffer buffer = ClosedBuffers.of(Gateway.WHAPI, user, text);
		this.kafka.write(buffer);
		this.kafka.awaitEnd(buffer);
		return buffer;
	}

	private List<String> sentTexts() {
		return this.worker.simulator().whapi().sent().stream().map(Sent::text).toList();
	}

	/** The parts, each of which the reply and the transcript have to equal. */
	private List<String> recorded(ClosedBuffer buffer) {
		List<Outcome> outcomes = this.kafka.outcomesOf(buffer.turnId());
		List<String> parts = outcomes.stream()
			.filter(Outcome.PartSent.class::isInstance)
			.map((part) -> ((Outcome.PartSent) part).text())
			.toList();
		assertThat(outcomes).filteredOn(Outcome.ReplyGenerated.class::isInstance)
			.map((reply) -> ((Outcome.ReplyGenerated) reply).text())
			.containsExactlyElementsOf(parts);
		assertThat(outcomes).filteredOn(Outcome.Terminal.class::isInstance)
			.map((end) -> ((Outcome.Terminal) end).memory().entries().getLast().text())
			.containsExactlyElementsOf(parts);
		return parts;
	}

}
