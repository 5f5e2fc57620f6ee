package io.remanso.responder.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CleanTextTest {

	@Test
	void shouldTakeOutWhatIsNoCharacter() {
		assertThat(CleanText.of("a\u0000b\u0007c\u001Bd\u007Fe\u0090f\uFFFEg\uFDD0h\uD83D i\uDC00j\uFEFFk"))
			.isEqualTo("abcdefgh ijk");
	}

	@Test
	void shouldEndLinesInOneWay() {
		assertThat(CleanText.of("a\r\nb\rc\u2028d\u2029e\u0085f\u000Bg\n\nh\r\n\r\ni"))
			.isEqualTo("a\nb\nc\nd\ne\nf\ng\n\nh\n\ni");
	}

	@Test
	void shouldTakeOutWhatLetsANumberBeReadOtherwise() {
		assertThat(CleanText.of("paga \u202E0012\u202C a \u202Dx")).isEqualTo("paga 0012\u202C a x");
	}

	@ParameterizedTest
	@ValueSource(strings = { "familia 👩‍👩‍👧, bandera 🇨🇴 y 🏴󠁧󠁢󠁥󠁮󠁧󠁿, piel 👍🏽, corazón ❤️", "न्‍यास क्‍ष",
			"می‌خواهم", "مرحبا \u200F(5)\u200E", "\u2067שלום\u2069", "tabla\tcon\ttabs\ny línea", "日本語\u3000全角",
			"n\u0303andu\u0301" })
	void shouldKeepWhatWritingIsMadeOf(String text) {
		assertThat(CleanText.of(text)).isEqualTo(text);
	}

	@Test
	void shouldKeepCharactersBeyondTheFirstPlane() {
		assertThat(CleanText.of("\u0000😀🏴󠁧󠁢󠁥󠁮󠁧󠁿")).isEqualTo("😀🏴󠁧󠁢󠁥󠁮󠁧󠁿");
	}

	@Test
	void shouldBeWritableAsUtf8WhateverCameIn() {
		StringBuilder all = new StringBuilder();
		for (char c = 0; c < Character.MAX_VALUE; c++) {
			all.append(c);
		}
		String clean = CleanText.of(all.reverse().toString());
		assertThat(new String(clean.getBytes(UTF_8), UTF_8)).isEqualTo(clean).doesNotContain("\u0000");
		assertThat(CleanText.of(clean)).isEqualTo(clean);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n\t", "\u200B", "\u200D\u200C", "\uFEFF", "\u00A0\u3000", "\u2060\u180E",
			"\u3164\uFFA0", "\u2800", "\uFE0F", "\u0301" })
	void shouldCallBlankWhatNobodyCanSee(String text) {
		assertThat(CleanText.isBlank(text)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "a", "😀", "?", "\u200B5", "क", "…" })
	void shouldNotCallBlankWhatCanBeSeen(String text) {
		assertThat(CleanText.isBlank(text)).isFalse();
	}

}
