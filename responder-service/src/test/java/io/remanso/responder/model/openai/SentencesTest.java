package io.remanso.responder.model.openai;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SentencesTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Abrimos a las 9. Cerramos a l            | Abrimos a las 9.
			¡Claro! ¿Para qué día? Tenemos el lu     | ¡Claro! ¿Para qué día?
			Sí, hay. El precio es de $ 12.50 y       | Sí, hay.
			Sí, hay. El precio es de $ 12.           | Sí, hay.
			Te espera el Sr. Pérez. Trae tu céd      | Te espera el Sr. Pérez.
			Bien. Te espera el Sr.                   | Bien.
			Abre a las 9 a.m. y cierra. Los lun      | Abre a las 9 a.m. y cierra.
			Listo. Paga en https://pago.co/a?b=1. Lu | Listo.
			Listo. Paga en https://pago.co/a?        | Listo.
			Listo. Escribe a ana@tienda.co. Luego    | Listo.
			Bueno... Así es la c                     | Bueno...
			Hecho (sin costo). Ahora f               | Hecho (sin costo).
			*Hecho.* Ahora f                         | *Hecho.*
			Dijo «sí». Ahora f                       | Dijo «sí».
			営業しています。明日も                        | 営業しています。
			todo es una frase sin final que sig      | todo es una frase sin final que…
			palabra                                  | palabra
			""")
	void shouldEndWithTheLastSentenceThatIsWhole(String text, String whole) {
		assertThat(Sentences.whole(text)).isEqualTo(whole);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Tenemos estos:\\n- Café de la casa\\n- Té de limón y menta con      | Tenemos estos:\\n- Café de la casa
			Es así:\\n1. Pagas en caja\\n2.                                  | Es así:\\n1. Pagas en caja
			Claro que sí.\\n\\nNuestros precios:\\n                           | Claro que sí.
			Claro que sí.\\n\\n*Precios:*\\n- C                               | Claro que sí.
			Claro que sí.\\n3. Cues                                          | Claro que sí.
			""")
	void shouldEndWithALineThatIsWhole(String text, String whole) {
		assertThat(Sentences.whole(text.replace("\\n", "\n"))).isEqualTo(whole.replace("\\n", "\n"));
	}

}
