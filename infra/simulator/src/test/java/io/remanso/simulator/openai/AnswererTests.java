package io.remanso.simulator.openai;

import java.util.List;

import io.remanso.simulator.openai.Prompt.Turn;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AnswererTests {

	private static final Answerer FRIENDLY = Answerer.friendly();

	private static Prompt prompt(String... lines) {
		return new Prompt("", List.of(), List.of(lines), 0);
	}

	@Test
	void shouldCountAndQuoteAllLines() {
		assertThat(FRIENDLY.answer(prompt("hola", "¿hay sitio?", "somos dos")))
			.isEqualTo("¡Hola! Leí tus 3 mensajes: «hola», «¿hay sitio?» y «somos dos». ¿En qué más te ayudo?");
	}

	@Test
	void shouldQuoteASingleLine() {
		assertThat(FRIENDLY.answer(prompt("hola"))).isEqualTo("¡Hola! Leí tu mensaje: «hola». ¿En qué más te ayudo?");
	}

	@Test
	void shouldMentionImages() {
		assertThat(FRIENDLY.answer(new Prompt("", List.of(), List.of("mira"), 2))).contains("«mira», con 2 imágenes.");
		assertThat(FRIENDLY.answer(new Prompt("", List.of(), List.of(), 1))).contains("Recibí una imagen.");
	}

	@Test
	void shouldRememberTheNewestName() {
		Prompt prompt = new Prompt("", List.of(new Turn("user", "Me llamo ana"), new Turn("assistant", "¡Hola, Ana!"),
				new Turn("user", "mejor: mi nombre es Lucía")), List.of("¿Cómo me llamo?"), 0);

		assertThat(FRIENDLY.answer(prompt)).contains("Te llamas Lucía.").doesNotContain("¡Hola");
	}

	@Test
	void shouldSayThatItDoesNotKnowTheName() {
		assertThat(FRIENDLY.answer(prompt("cómo me llamo"))).contains("Aún no me has dicho tu nombre.");
	}

	@Test
	void shouldEchoLinesThatCanBeReadBack() {
		String echo = Answerer.echo().answer(prompt("uno", "dos", "tres"));

		assertThat(Echo.lines(echo)).containsExactly("uno", "dos", "tres");
	}

	@Test
	void shouldReadAnEchoThatCameInParts() {
		assertThat(Echo.lines(List.of("echo 3\nuno", "dos\ntres"))).containsExactly("uno", "dos", "tres");
	}

	@Test
	void shouldNoticeAnIncompleteEcho() {
		assertThatIllegalArgumentException().isThrownBy(() -> Echo.lines("echo 3\nuno\ndos"));
		assertThatIllegalArgumentException().isThrownBy(() -> Echo.lines("hola"));
	}

}
