package io.remanso.responder.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.Splitter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PartTextsTest {

	private static final List<String> PIECES = List.of("a", "palabra", " ", "\n", "\n\n", ". ", "😀", "ñandú", "\t",
			"- ", "a a a", "https://a.example/x ");

	@Test
	void shouldGoOnBehindWhatIsRecordedWhereTheLimitIsAnother() {
		assertThat(PartTexts.of(reply("uno dos tres cuatro", null), sent("uno dos"), 40).rest())
			.containsExactly("tres cuatro");
		assertThat(PartTexts.of(reply("uno dos tres cuatro", null), sent("uno dos tres"), 8).rest())
			.containsExactly("cuatro");
	}

	@Test
	void shouldCountAllPartsAsTheyAreNow() {
		PartTexts parts = PartTexts.of(reply("uno dos tres cuatro", null), sent("uno", "dos"), 40);
		assertThat(parts.all()).containsExactly("uno", "dos", "tres cuatro");
		assertThat(parts.next().isDone()).isTrue();
	}

	@Test
	void shouldKeepTheRecordedCutsForThePartThatMayBeOut() {
		String text = "uno dos tres cuatro";
		List<Integer> ends = PartTexts.ends(text, 8);
		assertThat(PartTexts.of(reply(text, ends), sent("uno dos"), 40).rest()).startsWith("tres");
	}

	@Test
	void shouldGoByNumberWhereARecordedTextIsNotTheReplysOwn() {
		assertThat(PartTexts.of(reply("uno dos tres cuatro", null), sent("otra cosa"), 8).rest())
			.containsExactly("tres", "cuatro");
	}

	@Test
	void shouldHoldNothingOfABlankReply() {
		assertThat(PartTexts.ends(" \n", 8)).isEmpty();
		assertThat(PartTexts.of(reply(" \n", List.of()), sent(), 8).isDone()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void shouldSendAllOnceWhereverTheWorkerDiesAndWhateverTheLimitIsThen(long seed) {
		Random random = new Random(seed);
		for (int round = 0; round < 1000; round++) {
			String text = text(random);
			int before = 10 + random.nextInt(60);
			int after = 10 + random.nextInt(60);
			List<String> cut = Splitter.split(text, before);
			int recorded = random.nextInt(cut.size() + 1);
			// One part may be out that is not recorded, and only its number is known.
			boolean oneMore = recorded < cut.size() && random.nextBoolean();
			boolean cutsRecorded = oneMore || random.nextBoolean();
			List<String> got = new ArrayList<>(cut.subList(0, oneMore ? recorded + 1 : recorded));
			PartTexts parts = PartTexts.of(reply(text, cutsRecorded ? PartTexts.ends(text, before) : null),
					sent(cut.subList(0, recorded).toArray(String[]::new)), after);
			if (oneMore) {
				assertThat(parts.rest()).as("seed %d, round %d", seed, round).first().isEqualTo(got.getLast());
				parts = parts.next();
			}
			parts = parts.fitting(after);
			while (!parts.isDone()) {
				assertThat(parts.rest().getFirst()).hasSizeBetween(1, after);
				got.add(parts.rest().getFirst());
				parts = parts.next();
			}
			assertThat(bare(String.join("", got))).as("seed %d, round %d", seed, round).isEqualTo(bare(text));
			assertThat(parts.sent()).isEqualTo(got);
		}
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		int pieces = random.nextInt(120);
		for (int n = 0; n < pieces; n++) {
			text.append(PIECES.get(random.nextInt(PIECES.size())));
		}
		return text.toString();
	}

	private static Outcome.ReplyGenerated reply(String text, @Nullable List<Integer> ends) {
		Outcome.ReplyGenerated reply = new Outcome.ReplyGenerated("turn-1", Messages.USER, text, null, "m", 1, 1, 1, 1,
				new Memory(null, null, null, List.of()), Messages.NOW);
		return (ends != null) ? reply.cutAt(ends) : reply;
	}

	private static List<Outcome.PartSent> sent(String... texts) {
		return IntStream.range(0, texts.length)
			.mapToObj((n) -> new Outcome.PartSent("turn-1", Messages.USER, Messages.CHAT, Outcome.Purpose.REPLY,
					Outcome.Form.TEXT, n + 1, texts.length, texts[n], "id-" + n, Outcome.Proof.RESPONSE, Messages.NOW))
			.toList();
	}

	private static String bare(String text) {
		return text.replaceAll("\\s", "");
	}

}
