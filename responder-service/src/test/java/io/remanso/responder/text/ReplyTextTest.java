package io.remanso.responder.text;

import java.time.Duration;
import java.util.stream.Stream;

import org.commonmark.internal.DocumentParser;
import org.commonmark.node.HtmlBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ReplyTextTest {

	@ParameterizedTest
	@MethodSource("marked")
	void shouldWriteMarkdownAsWhatsAppDoes(String markdown, String expected) {
		assertThat(ReplyText.of(markdown)).isEqualTo(expected);
	}

	static Stream<Arguments> marked() {
		return Stream.of(arguments("**negrita** y __también__", "*negrita* y *también*"),
				arguments("***ambas*** y _**ambas**_", "_*ambas*_ y _*ambas*_"),
				arguments("**negra con *cursiva* dentro**", "*negra con _cursiva_ dentro*"),
				arguments("*cursiva con **negra** dentro*", "_cursiva con *negra* dentro_"),
				arguments("~~antes $50~~ ahora $40", "~antes $50~ ahora $40"),
				arguments("## Sábados ##\n### **Mañana** a las *nueve*", "*Sábados*\n*Mañana a las _nueve_*"),
				arguments("Título\n======\ntexto", "*Título*\ntexto"),
				arguments("uno\n\n---\n\ndos\n***\ntres", "uno\n\ndos\ntres"),
				arguments("[Mapa](https://x.test/a_b \"título\")", "Mapa (https://x.test/a_b)"),
				arguments("[**Mapa**](https://x.test) y **[Sitio](https://y.test)**",
						"*Mapa* (https://x.test) y *Sitio* (https://y.test)"),
				arguments("[x.test](https://www.x.test/), <https://y.test/?a=1&b=2>, [ana@x.test](mailto:ana@x.test)",
						"https://www.x.test/, https://y.test/?a=1&b=2, ana@x.test"),
				arguments("[llámanos](tel:+573001234567)", "llámanos (+573001234567)"),
				arguments("![El menú](https://x.test/m.png) ![](https://x.test/n.png)",
						"El menú (https://x.test/m.png) https://x.test/n.png"),
				arguments("[Mapa][1]\n\n[1]: https://x.test", "Mapa (https://x.test)\n\n[1]: https://x.test"),
				arguments("| Día | **Hora** |\n|---|:-:|\n| Lunes | 9<br>12 |\n| a\\|b | |\n\nfin",
						"*Día | Hora*\nLunes | 9 12\na|b\n\nfin"),
				arguments("* uno\n    * dos\n*   **tres:** x", "- uno\n    - dos\n- *tres:* x"),
				arguments(">cita\n> **sigue**", "> cita\n> *sigue*"), arguments("**una\ndos**", "*una*\n*dos*"),
				arguments("- **una\n  dos**", "- *una*\n  *dos*"),
				arguments("```java\nint **x**;\n```\ny ``un `código```", "```\nint **x**;\n```\ny ``un `código```"),
				arguments("~~~\nx\n~~~\ny ``código``", "```\nx\n```\ny `código`"),
				arguments("```\nsin fin", "```\nsin fin\n```"),
				arguments("una<br>dos<BR/>\ntres\\\ncuatro", "una\ndos\ntres\ncuatro"),
				arguments("snake\\_case 5 \\* 3 \\#1 a &amp; b&nbsp;c &#8364;5", "snake_case 5 * 3 #1 a & b c €5"),
				arguments("un**súper**mercado 这是**重点**内容", "unsúpermercado 这是重点内容"),
				arguments("(**x**) ¡**y**!", "(x) ¡y!"),
				arguments("📍**Dirección:** x\n❤️**y** 👍🏽**z**", "📍 *Dirección:* x\n❤️ *y* 👍🏽 *z*"),
				arguments("## 🎉\n# ¿…?\n### 1️⃣ Uno", "*🎉*\n*¿…?*\n*1️⃣ Uno*"),
				arguments("uno\n\n- - -\n\ndos", "uno\n\ndos"), arguments("* * *\nHola", "Hola"),
				arguments("Total\n---\nx", "*Total*\nx"), arguments("Total\n-----\n$50.000", "*Total*\n$50.000"),
				arguments("```sql\nselect 1\n```\n~~~ c++\nx\n~~~", "```\nselect 1\n```\n```\nx\n```"),
				arguments("Plan | Mes | Año\n---|---|---\nBásico | | $90.000",
						"*Plan | Mes | Año*\nBásico | – | $90.000"),
				arguments("|Plan||Año|\n|---|---|---|\n||$9|$90|\n|||$80|\n|Total|$9||",
						"*Plan | – | Año*\n– | $9 | $90\n– | – | $80\nTotal | $9"),
				arguments("| | Lun | Mar |\n|---|---|---|\n| Café | 5 | 6 |", "– | *Lun | Mar*\nCafé | 5 | 6"),
				arguments("**https://x.test/a** **ana@x.test**", "https://x.test/a ana@x.test"),
				arguments("مرحبا **بكم** هنا", "مرحبا *بكم* هنا"),
				arguments("**😀 hola 👩‍👩‍👧**", "*😀 hola 👩‍👩‍👧*"));
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"Pix: 00020126360014br.gov.bcb.pix0114+5561999999999520400005303986"
					+ "5802BR5913Casa do Surf6008Salvador62070503***6304E2CA y otra 62070503***6304ABCD",
			"Código: `A**B**C` y A**B**C", "*negrita* _cursiva_ ~no~ ```mono```", "*dos\nlíneas*",
			"https://x.test/a_b*c*_d_?e=1&amp;f=~~2~~", "un_nombre_de_campo y __", "ana_b_c@x.test",
			"$12.000–$18.000 o $12.000-$18.000", "5*3*2 y 2 * 3 * 4 y 2**3**4", "x*y*z", "+57 300 123 4567",
			"#123 y # 502", "7. siete\n8. ocho\n\n12) doce", "+ 2 cafés", "una\ndos\n\n\ntres  \ncuatro",
			"marca *123# o **21*300#", "C:\\datos \\\\red\\x", "Total\n=\n5\n-\n3", "> 10 noches: 20 %\n>10 noches",
			"<b>x</b> a < b > c & d", "- [ ] uno\n- [x] dos", "según [1] y [^2] [nota]", "```Hola\nmundo```",
			"Tu cupón:\n```promo2026\n```", "Clave wifi:\n```casa-2024\n```\nGracias",
			"Paga aquí:\n```nequi\n3001234567\n```", "Tu clave:\n```go\n```", "```sol\n**x**",
			"Así:\n\n    int **x** = 1;", "~5 km ~ 10 km~", "¯\\\\_(ツ)", "50*\n*aplican condiciones",
			"**** 1234 y ****5678", "Si **abre y no cierra", "| no | tabla |" })
	void shouldLeaveEverythingElseAsItIs(String text) {
		assertThat(ReplyText.of(text)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\u200B", "\u200D \uFEFF\n", "\u0000", "\uD83D", "---", "***", "\u3164", "&nbsp;",
			"<br>" })
	void shouldBeEmptyWhereNobodyCouldSeeAnything(String text) {
		assertThat(ReplyText.of(text)).isEmpty();
	}

	@Test
	void shouldHoldNoCharacterThatIsNone() {
		assertThat(ReplyText.of("\uFEFF\u200B Cuesta $12.000\u0000–$18.000 \uD83D fin\r\n**ya**&#0;&#xD83D;"))
			.isEqualTo("Cuesta $12.000–$18.000  fin\n*ya*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*a ", "**a ", "*", "[", "[a](", "![", "> ", "- ", "`a``b", "~~a", "<", "_a", "*_~",
			"**a\n", "# ", "<!--", "```\n", "[a]: ", "**a**", "a**b**c ", "&#", "\\", "(", "a.", "|a", "1. ", "\t" })
	void shouldNotBeHeldUpByWhatIsRepeated(String piece) {
		int times = (Markdown.LONGEST - 1) / piece.length() / 2;
		String text = piece.repeat(times) + "x" + new StringBuilder(piece.repeat(times)).reverse();
		assertTimeout(Duration.ofSeconds(5), () -> assertThatCode(() -> ReplyText.of(text)).doesNotThrowAnyException());
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a**", "*a*", "a*", "*a**", "**a*b" })
	void shouldNotBeHeldUpByTheLongestReplyOfMarks(String piece) {
		String longest = piece.repeat(Markdown.LONGEST / piece.length());
		String longer = piece.repeat(65_535 / piece.length());
		assertTimeout(Duration.ofSeconds(5), () -> {
			assertThat(ReplyText.of(longest)).isNotEmpty();
			assertThat(ReplyText.of(longer)).isNotEmpty();
		});
	}

	@Test
	void shouldSendAsItIsWhatIsLongerThanAReply() {
		String text = "**a** ".repeat(Markdown.LONGEST / 6 + 1).strip();
		assertThat(ReplyText.of(text)).isEqualTo(text);
	}

	@Test
	void shouldLookForBlocksInTheOrderOfTheLibrary() {
		assertThat(Markdown.BLOCKS).containsExactlyElementsOf(DocumentParser.getDefaultBlockParserTypes()
			.stream()
			.filter((type) -> type != HtmlBlock.class)
			.toList());
	}

	@Test
	void shouldNotBeHeldUpByATableOfNothing() {
		String text = "|a".repeat(3000) + "\n" + "|-".repeat(3000) + "\n|a".repeat(3000);
		assertTimeout(Duration.ofSeconds(5), () -> assertThat(ReplyText.of(text)).isNotEmpty());
	}

	@ParameterizedTest
	@MethodSource("spoken")
	void shouldSpeakNoMarks(String reply, String words) {
		assertThat(ReplyText.spoken(reply)).isEqualTo(words);
	}

	static Stream<Arguments> spoken() {
		return Stream.of(arguments("*Claro*, _te *esperamos*_ mañana", "Claro, te esperamos mañana"),
				arguments("5*3*2 y snake_case y 2 * 3", "5*3*2 y snake_case y 2 * 3"));
	}

}
