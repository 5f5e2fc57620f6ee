package io.remanso.buffer.conversation;

import java.util.List;
import java.util.Random;

import io.remanso.buffer.Inbounds;
import io.remanso.contracts.turn.Outcome;
import org.junit.jupiter.api.Test;

import static io.remanso.buffer.conversation.Talk.at;
import static io.remanso.buffer.conversation.Talk.ids;
import static io.remanso.buffer.conversation.Talk.memory;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One turn of a user at a time.
 */
class GateTests {

	private static final Inbounds ANA = Talk.ANA;

	private final Talk talk = new Talk();

	@Test
	void shouldAnswerOneBurstOnceHoweverLongTheAnswerBeforeTakes() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.due(5);
		this.talk.arrive(ANA.text("b", "two", at(10)));
		this.talk.arrive(ANA.text("c", "three", at(20)));
		this.talk.due(30);
		assertThat(this.talk.turns()).hasSize(1);
		this.talk.end(0, 31);
		assertThat(ids(this.talk.turn(1))).containsExactly("b", "c");
	}

	@Test
	void shouldWaitForTheDeadlineWhereTheGateOpensBeforeIt() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.due(5);
		this.talk.arrive(ANA.text("b", "two", at(6)));
		this.talk.end(0, 7);
		assertThat(this.talk.turns()).hasSize(1);
		assertThat(this.talk.conversation().wakeAt()).isEqualTo(at(11));
		this.talk.due(11);
		assertThat(ids(this.talk.turn(1))).containsExactly("b");
	}

	@Test
	void shouldAnswerAThousandMessagesOfAnyLengthBehindAHangingModelInOrder() {
		Random lengths = new Random(Long.getLong("remanso.seed", 1));
		this.talk.arrive(ANA.text("first", "x", at(0)));
		this.talk.due(5);
		for (int i = 0; i < 1_000; i++) {
			this.talk.arrive(ANA.text("m" + i, "x".repeat(1 + lengths.nextInt(6_000)), at(6 + i * 0.01)));
		}
		for (int i = 0; i < this.talk.turns().size(); i++) {
			this.talk.end(i, 100);
		}
		List<String> answered = this.talk.turns().stream().flatMap((turn) -> ids(turn).stream()).toList();
		assertThat(answered).hasSize(1_001).doesNotHaveDuplicates();
		assertThat(answered.subList(1, 1_001))
			.isEqualTo(java.util.stream.IntStream.range(0, 1_000).mapToObj((number) -> "m" + number).toList());
		assertThat(this.talk.turns())
			.allSatisfy((turn) -> assertThat(io.remanso.contracts.wire.Json.mapper().writeValueAsBytes(turn).length)
				.isLessThan(900_000));
	}

	@Test
	void shouldOpenTheGateByTheOutcomeOfThatTurnOnly() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.due(5);
		this.talk.arrive(ANA.text("b", "two", at(6)));
		this.talk.step(new Event.TurnEnded(new Outcome.Answered("another", Talk.USER, 1, memory("conv_x"), at(20))),
				at(20));
		this.talk.due(30);
		assertThat(this.talk.turns()).hasSize(1);
	}

	@Test
	void shouldGoOnWhenTheLeaseLapsesAndLearnFromALateOutcome() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.due(5);
		this.talk.arrive(ANA.text("b", "two", at(6)));
		this.talk.due(3_606);
		assertThat(ids(this.talk.turn(1))).containsExactly("b");
		this.talk.step(
				new Event.TurnEnded(
						new Outcome.Answered(this.talk.turn(0).turnId(), Talk.USER, 1, memory("conv_1"), at(3_610))),
				at(3_610));
		assertThat(this.talk.conversation().known().get().conversationId()).isEqualTo("conv_1");
		assertThat(this.talk.conversation().turn()).isNotNull();
	}

	@Test
	void shouldCarryWhatTheTurnBeforeTaught() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.due(5);
		this.talk.end(0, 6);
		this.talk.arrive(ANA.text("b", "two", at(10)));
		this.talk.due(15);
		assertThat(this.talk.turn(1).conversationId()).isEqualTo("conv_1");
		assertThat(this.talk.turn(1).transcript()).hasSize(1);
	}

	// The one before may lack what the turn said, or hold what the user never got.
	@Test
	void shouldGoOnWithNoConversationWhereTheTurnBeforeLeftNone() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.due(5);
		this.talk.end(0, 6);
		this.talk.arrive(ANA.text("b", "two", at(10)));
		this.talk.due(15);
		this.talk.end(1, 16, memory(null));
		this.talk.arrive(ANA.text("c", "three", at(20)));
		this.talk.due(25);
		assertThat(this.talk.turn(2).conversationId()).isNull();
		assertThat(this.talk.turn(2).transcript()).hasSize(2);
	}

}
