package io.remanso.buffer.conversation;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.remanso.contracts.turn.Context;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.wire.Json;
import org.junit.jupiter.api.Test;

import static io.remanso.buffer.conversation.Talk.at;
import static io.remanso.buffer.conversation.Talk.memory;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * No record passes 900 kB: no turn, and no row of a store.
 */
class RecordSizeTests {

	private static final int LIMIT = 900_000;

	private static final int FLOODS = 8;

	@Test
	void shouldKeepTheFullestTurnUnderTheLimit() {
		Talk talk = new Talk();
		talk.arrive(Talk.ANA.text("first", "x", at(0)));
		talk.due(5);
		for (int i = 0; i < 600; i++) {
			talk.arrive(Talk.ANA.text("m" + i, "€".repeat(2_000), at(6 + i * 0.01)));
		}
		talk.end(0, 20, longest());
		assertThat(bytes(talk.turn(1))).isGreaterThan(700_000).isLessThan(LIMIT);
		assertThat(bytes(talk.conversation().known().get())).isLessThan(LIMIT);
	}

	@Test
	void shouldKeepEveryRecordOfAnyFloodUnderTheLimit() {
		long first = Long.getLong("remanso.seed", new Random().nextLong());
		for (long seed = first; seed < first + FLOODS; seed++) {
			assertThat(largest(new Random(seed))).as("-Dremanso.seed=" + seed).isLessThan(LIMIT);
		}
	}

	// Everything at once and as long as it may be: the user, a person beside the bot, and
	// the model.
	private static int largest(Random random) {
		Talk talk = new Talk();
		int largest = 0;
		double second = 0;
		for (int i = 0; i < 150; i++) {
			second += random.nextDouble(2);
			switch (random.nextInt(8)) {
				case 0 -> talk.arrive(Talk.ANA.own("o" + i, "unknown", text(random), at(second)));
				case 1 -> talk.due(second);
				case 2 -> {
					if (talk.conversation().turn() != null) {
						talk.end(talk.turns().size() - 1, second, longest());
					}
				}
				case 3 -> talk.arrive(Talk.ANA.edit("e" + i, "m" + (i - 1), text(random), at(second)));
				default -> talk.arrive(Talk.ANA.text("m" + i, text(random), at(second)));
			}
			largest = Math.max(largest, largestRow(talk.conversation()));
		}
		return Math.max(largest, talk.turns().stream().mapToInt(RecordSizeTests::bytes).max().orElse(0));
	}

	private static int largestRow(Conversation conversation) {
		Buffer open = conversation.open();
		int head = bytes(conversation.undecided()) + ((open != null) ? bytes(open) : 0);
		int aside = conversation.aside().buffers().stream().mapToInt(RecordSizeTests::bytes).max().orElse(0);
		int last = conversation.lastTurn().get().map(RecordSizeTests::bytes).orElse(0);
		return IntStream.of(head, aside, last, bytes(conversation.known().get())).max().orElse(0);
	}

	// 65,536 characters is the longest text that WhatsApp carries.
	private static String text(Random random) {
		String character = List.of("x", "\"", "\n", "ñ", "€", "👍", "\u0001").get(random.nextInt(7));
		int length = (random.nextInt(4) == 0) ? 65_536 : 1 + random.nextInt(8_000);
		return character.repeat(length / character.length());
	}

	private static Memory longest() {
		Memory small = memory("conv_1");
		return new Memory("conv_1", new Context("Cliente: Ana".repeat(100), at(3_600)), null,
				IntStream.range(0, 60)
					.mapToObj((i) -> new TranscriptEntry(TranscriptEntry.Role.ASSISTANT, "€".repeat(65_536), "id" + i,
							true, small.entries().getFirst().at()))
					.toList());
	}

	private static int bytes(Object value) {
		return Json.mapper().writeValueAsBytes(value).length;
	}

}
