package io.remanso.responder.delivery;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SplitterTest {

	private static final List<String> PIECES = List.of("a", "palabra", " ", "\n", "\n\n", ". ", "😀", "👩‍👩‍👧",
			"ñandú", "\t", "- ", "*", "*negra* ", "`x y`", "```\n", "https://x.test/a.b", "🇨🇴", "n\u0303");

	@Test
	void shouldLeaveAShortTextWhole() {
		assertThat(Splitter.split("  hola\n\n¿qué tal? ", 4096)).containsExactly("hola\n\n¿qué tal?");
	}

	@Test
	void shouldSendNothingForABlankText() {
		assertThat(Splitter.split(" \n ", 4096)).isEmpty();
	}

	@Test
	void shouldCutBetweenParagraphsFirst() {
		String one = "a".repeat(70);
		String two = "b".repeat(60);
		assertThat(Splitter.split(one + "\n\n" + two, 100)).containsExactly(one, two);
	}

	@Test
	void shouldTakeAsManyParagraphsAsFit() {
		String text = "%s\n\n%s\n\n%s".formatted("a".repeat(40), "b".repeat(40), "c".repeat(40));
		assertThat(Splitter.split(text, 100)).containsExactly("a".repeat(40) + "\n\n" + "b".repeat(40), "c".repeat(40));
	}

	@Test
	void shouldKeepTheStopWithItsSentence() {
		assertThat(Splitter.split("a".repeat(80) + ". " + "b".repeat(50), 100)).containsExactly("a".repeat(80) + ".",
				"b".repeat(50));
	}

	@Test
	void shouldTakeATextOfExactlyTheLongest() {
		assertThat(Splitter.split("x".repeat(4096), Splitter.LONGEST)).hasSize(1);
		assertThat(Splitter.split("x".repeat(4097), Splitter.LONGEST)).extracting(String::length)
			.containsExactly(4096, 1);
	}

	@Test
	void shouldNotCutACharacterInTwo() {
		assertThat(Splitter.split("x" + "😀".repeat(60), 100))
			.allSatisfy((part) -> assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse());
	}

	@ParameterizedTest
	@ValueSource(strings = { "👩‍👩‍👧", "🇨🇴", "👍🏽", "n\u0303\u0323", "क्‍ष", "❤️" })
	void shouldNotCutWhatIsSeenAsOneCharacter(String character) {
		assertThat(Splitter.split(character.repeat(60), 100))
			.allSatisfy((part) -> assertThat(part.length()).isLessThan(101))
			.allSatisfy((part) -> assertThat(part.replace(character, "")).isEmpty());
	}

	@Test
	void shouldNotCutAnAddress() {
		String address = "https://x.test/reserva?noche=1.-a&b=c_d";
		assertThat(Splitter.split("請".repeat(80) + address + "。請".repeat(10), 100))
			.anySatisfy((part) -> assertThat(part).startsWith(address));
	}

	@Test
	void shouldCutAnAddressThatNoMessageHolds() {
		assertThat(Splitter.split("https://x.test/" + "a".repeat(300), 100)).hasSize(4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*una frase en negrita*", "_una frase_", "~ya no vale esto~", "`el código de ella`",
			"```\nuna\ndos\n\ntres\n```", "_*las dos de ellas*_" })
	void shouldCutBeforeMarksAndNotBetweenThem(String marked) {
		List<String> parts = Splitter.split("palabra ".repeat(11) + marked + " fin".repeat(12), 100);
		assertThat(parts).anySatisfy((part) -> assertThat(part).contains(marked));
	}

	@Test
	void shouldCutBeforeCodeThoughThatLeavesAShortPart() {
		String code = "```\n" + "x = 1\n".repeat(15) + "```";
		assertThat(Splitter.split("Mira:\n" + code, 100)).containsExactly("Mira:", code);
	}

	@Test
	void shouldCutCodeThatNoMessageHoldsBetweenItsLines() {
		List<String> parts = Splitter.split("```\n" + "x = 1\n".repeat(40) + "```", 100);
		assertThat(parts).hasSizeGreaterThan(2)
			.allSatisfy((part) -> assertThat(part.lines()).allMatch((line) -> line.matches("```|x = 1")));
	}

	@Test
	void shouldKeepANumberWithItsItem() {
		assertThat(Splitter.split("a".repeat(94) + "\n12. " + "b".repeat(50), 100)).containsExactly("a".repeat(94),
				"12. " + "b".repeat(50));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void shouldLoseNothingButWhiteSpaceOfAnyText(long seed) {
		Random random = new Random(seed);
		for (int round = 0; round < 400; round++) {
			StringBuilder text = new StringBuilder();
			int pieces = random.nextInt(300);
			for (int n = 0; n < pieces; n++) {
				text.append(PIECES.get(random.nextInt(PIECES.size())));
			}
			List<String> parts = Splitter.split(text.toString(), 50);
			assertThat(parts).as("seed %d, round %d", seed, round).allSatisfy((part) -> {
				assertThat(part.length()).isBetween(1, 50);
				assertThat(part).isEqualTo(part.strip());
				assertThat(part.chars().filter((unit) -> Character.isSurrogate((char) unit)).count() % 2).isZero();
			});
			assertThat(bare(String.join("", parts))).isEqualTo(bare(text.toString()));
		}
	}

	private static String bare(String text) {
		return text.replaceAll("\\s", "");
	}

}
