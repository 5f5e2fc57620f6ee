package io.remanso.responder.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.Doubt;
import io.remanso.responder.delivery.Part;
import io.remanso.responder.delivery.Sending;
import io.remanso.responder.delivery.Settlement;
import io.remanso.responder.model.ModelException;
import io.remanso.responder.model.Ownership;
import io.remanso.responder.model.Speaker;
import io.remanso.responder.pace.Deadline;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpokenAnswerTest {

	private final Scene scene = new Scene();

	@Test
	void shouldSpeakToWhoSpoke() {
		this.scene.run(Messages.saying(new Content.Text("hola"), Messages.media(MediaKind.VOICE, null)));
		assertThat(this.scene.courier.sent).extracting(Part::form).containsExactly(Outcome.Form.VOICE);
		assertThat(sent().form()).isEqualTo(Outcome.Form.VOICE);
		assertThat(sent().text()).isEqualTo("Hola, Ana");
		Awaitility.await().until(() -> this.scene.courier.shown.contains("RECORDING"));
	}

	@Test
	void shouldWriteToWhoWroteLast() {
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null), new Content.Text("hola")));
		assertThat(sent().form()).isEqualTo(Outcome.Form.TEXT);
		Awaitility.await().until(() -> this.scene.courier.shown.contains("TYPING"));
	}

	@Test
	void shouldSubscribeToThePresenceOfANewUser() {
		this.scene.run(Messages.text("hola"));
		Awaitility.await().until(() -> this.scene.courier.shown.contains("subscribed"));
	}

	@Test
	void shouldWriteWhereItCannotSpeak() {
		this.scene.speaker = (_, _, _) -> {
			throw Scene.deaf();
		};
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null)));
		assertThat(sent().form()).isEqualTo(Outcome.Form.TEXT);
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldWriteWhileTheGatewaysGateIsShut() {
		this.scene.gateway.shut(this.scene.time.waiting(), "401");
		this.scene.speaker = (_, _, _) -> {
			throw new IllegalStateException("spoken for nothing");
		};
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null)));
		assertThat(sent().form()).isEqualTo(Outcome.Form.TEXT);
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldShowThatItWritesWhereSpeechIsNotToBeHad() {
		this.scene.speaker = mute();
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null)));
		assertThat(sent().form()).isEqualTo(Outcome.Form.TEXT);
		Awaitility.await().until(() -> this.scene.courier.shown.contains("TYPING"));
		assertThat(this.scene.courier.shown).doesNotContain("RECORDING");
	}

	@Test
	void shouldKnowWhatAnEarlierOwnerSpokeWhereSpeechIsNotToBeHadAnyMore() {
		this.scene.inherit();
		this.scene.recorded(new Outcome.ReplyGenerated("turn-1", Messages.USER, "Hola", null, "m", 1, 1, 1, 1,
				new Memory(null, null, null, List.of()), Messages.NOW));
		this.scene.speaker = mute();
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null)));
		assertThat(this.scene.courier.doubts).singleElement().extracting(Doubt::spokenToo).isEqualTo(true);
	}

	private static Speaker mute() {
		return new Speaker() {
			@Override
			public byte[] speak(String text, Deadline deadline, Ownership ownership) throws ModelException {
				throw Scene.deaf();
			}

			@Override
			public String unavailable() {
				return "the model is gone";
			}
		};
	}

	@Test
	void shouldWriteWhereTheVoiceIsSlow() {
		List<Deadline> deadlines = new ArrayList<>();
		this.scene.speaker = (_, deadline, _) -> {
			deadlines.add(deadline);
			this.scene.time.waiting().sleep(deadline.left(this.scene.time.now()));
			throw Scene.deaf();
		};
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null)));
		assertThat(deadlines).singleElement()
			.satisfies(
					(deadline) -> assertThat(deadline.left(Messages.NOW)).isLessThanOrEqualTo(Duration.ofSeconds(15)));
		assertThat(sent().form()).isEqualTo(Outcome.Form.TEXT);
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldNotSpeakWhatAnEarlierOwnerHadSent() {
		this.scene.inherit();
		this.scene.recorded(new Outcome.ReplyGenerated("turn-1", Messages.USER, "Hola", null, "m", 1, 1, 1, 1,
				new Memory(null, null, null, List.of()), Messages.NOW));
		this.scene.courier.settlement = new Settlement.Found("id-x", Outcome.Proof.LISTED);
		this.scene.speaker = (_, _, _) -> {
			throw new IllegalStateException("spoken for nothing");
		};
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null)));
		assertThat(this.scene.courier.sent).isEmpty();
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldWriteWhereTheGatewayRefusesTheRecording() {
		this.scene.courier.answer = (part) -> (part.form() == Outcome.Form.VOICE) ? new Sending.Refused(false, "415")
				: new Sending.Taken("id");
		this.scene.run(Messages.saying(Messages.media(MediaKind.VOICE, null)));
		assertThat(sent().form()).isEqualTo(Outcome.Form.TEXT);
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "Son $120.000", "Cuesta 80 pesos", "Son 3 noches", "Mira https://a.example/x", "wa.me/57300",
					"Llama al 3001234567", "Opciones:\n- una\n- dos", "1. Uno\n2. Dos", "Escribe a ana@example.com",
					" ", "Tu clave: `abc`", "Son 3 *noches*", "Antes ~diez~ y ahora ocho", "> cita" })
	void shouldWriteWhatIsToBeRead(String text) {
		assertThat(Speakable.is(text)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Claro que sí, te esperamos mañana.", "Abrimos de 9 a 18, todos los días.",
			"¡Feliz 2027! Nos vemos a las 10:30.", "*Claro* que _sí_" })
	void shouldSpeakWhatIsSaid(String text) {
		assertThat(Speakable.is(text)).isTrue();
	}

	@Test
	void shouldNotSpeakForMinutes() {
		assertThat(Speakable.is("Hola. ".repeat(200))).isFalse();
	}

	private Outcome.PartSent sent() {
		return this.scene.written.stream()
			.filter(Outcome.PartSent.class::isInstance)
			.map(Outcome.PartSent.class::cast)
			.findFirst()
			.orElseThrow();
	}

}
