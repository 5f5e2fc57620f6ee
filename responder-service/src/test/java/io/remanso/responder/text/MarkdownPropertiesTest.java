package io.remanso.responder.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds of every text, tried on texts that are put together at random.
 */
class MarkdownPropertiesTest {

	private static final int ROUNDS = 5_000;

	private static final List<String> PLAIN = List.of("a", "hola", "Ñandú", "5", "12.000", " ", "\n", "\n\n", "$", ".",
			":", "(", ")", "!", "¿", "😀", "👩‍👩‍👧", "🇨🇴", "مرحبا", "重点", "n\u0303", "1. ", "- ", "@", "%", "/",
			"\"", "'", "…", "€", "x=y", "+57 300");

	private static final List<String> MARKS = List.of("*", "**", "***", "_", "__", "~~", "~", "`", "``", "# ", "## ",
			"> ", ">", "* ", "    ", "[", "](https://x.test/a_b)", "![", "|", "\n|---|---|\n", "---", "===", "\\",
			"\\*", "https://y.test/c_d", "***6304", "A**B**C", "<", "+ ", "  \n", "\t", "\n~~~\n", "\n```\n",
			"\n```hola\n", "| |", "ana_b@x.test");

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void shouldLeaveATextWithoutMarksAsItIs(long seed) {
		Random random = new Random(seed);
		for (int round = 0; round < ROUNDS; round++) {
			String text = text(random, PLAIN).strip();
			assertThat(ReplyText.of(text)).as("seed %d, round %d", seed, round).isEqualTo(text);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 4, 5, 6 })
	void shouldChangeNothingMoreOfWhatItHasChanged(long seed) {
		Random random = new Random(seed);
		for (int round = 0; round < ROUNDS; round++) {
			String once = ReplyText.of(text(random, all()));
			assertThat(ReplyText.of(once)).as("seed %d, round %d", seed, round).isEqualTo(once);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 7, 8, 9 })
	void shouldLoseNoLetterAndNoDigit(long seed) {
		Random random = new Random(seed);
		for (int round = 0; round < ROUNDS; round++) {
			String text = text(random, all());
			assertThat(bare(ReplyText.of(text))).as("seed %d, round %d: %s", seed, round, text).isEqualTo(bare(text));
		}
	}

	private static List<String> all() {
		List<String> all = new ArrayList<>(PLAIN);
		all.addAll(MARKS);
		return all;
	}

	private static String text(Random random, List<String> pieces) {
		StringBuilder text = new StringBuilder();
		int count = random.nextInt(30);
		for (int n = 0; n < count; n++) {
			text.append(pieces.get(random.nextInt(pieces.size())));
		}
		return text.toString();
	}

	private static String bare(String text) {
		return text.replaceAll("[^\\p{L}\\p{N}]", "");
	}

}
