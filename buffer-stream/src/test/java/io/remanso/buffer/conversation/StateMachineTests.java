package io.remanso.buffer.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.remanso.buffer.Inbounds;
import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.contracts.turn.TurnMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each rule of buffers and gate by itself.
 */
class StateMachineTests {

	private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

	private static final String USER = "573000000001";

	private final Inbounds ana = Inbounds.whapi(USER);

	private final StateMachine machine = new StateMachine(Rules.defaults());

	private final List<ClosedBuffer> turns = new ArrayList<>();

	private final List<Disposition> dispositions = new ArrayList<>();

	private Conversation conversation = Conversation.of(USER);

	private long offset;

	@Test
	void shouldCloseFiveSecondsAfterTheLastMessage() {
		arrive(this.ana.text("a", "one", at(0)));
		arrive(this.ana.text("b", "two", at(3)));
		due(7.9);
		assertThat(this.turns).isEmpty();
		due(8);
		assertThat(ids(turn(0))).containsExactly("a", "b");
		assertThat(turn(0).reason()).isEqualTo(CloseReason.WINDOW);
		assertThat(turn(0).answer()).isTrue();
	}

	@Test
	void shouldJoinAGapOfExactlyTheWindow() {
		arrive(this.ana.text("a", "one", at(0)));
		arrive(this.ana.text("b", "two", at(5)));
		due(10);
		assertThat(ids(turn(0))).containsExactly("a", "b");
	}

	@Test
	void shouldCloseBeforeALaterMessageJoinsWhereNoTickCame() {
		arrive(this.ana.text("a", "one", at(0)));
		arrive(this.ana.text("b", "two", at(5.001)));
		assertThat(ids(turn(0))).containsExactly("a");
	}

	@Test
	void shouldWaitLongerAfterAVoiceNote() {
		arrive(this.ana.voice("a", at(0)));
		arrive(this.ana.text("b", "two", at(1)));
		due(7.9);
		assertThat(this.turns).isEmpty();
		due(8);
		assertThat(turn(0).lastVoiceInput()).isEqualTo(at(0));
	}

	@Test
	void shouldWaitWhileTheUserTypesOrRecords() {
		arrive(this.ana.text("a", "one", at(0)));
		step(new Event.Typing(at(4)), at(4));
		due(13.9);
		assertThat(this.turns).isEmpty();
		due(14);
		assertThat(this.turns).hasSize(1);
	}

	@Test
	void shouldOpenNothingByTypingAlone() {
		step(new Event.Typing(at(0)), at(0));
		assertThat(this.conversation.isIdle()).isTrue();
		assertThat(this.conversation.wakeAt()).isNull();
	}

	@Test
	void shouldNotHeedTypingAfterTheDeadline() {
		arrive(this.ana.text("a", "one", at(0)));
		step(new Event.Typing(at(6)), at(4));
		due(5);
		assertThat(this.turns).hasSize(1);
	}

	@Test
	void shouldCloseByAgeWhateverComes() {
		for (int second = 0; second < 60; second += 4) {
			arrive(this.ana.text("m" + second, "more", at(second)));
			step(new Event.Typing(at(second + 1)), at(second + 1));
		}
		due(60);
		assertThat(turn(0).reason()).isEqualTo(CloseReason.MAX_AGE);
		assertThat(turn(0).messages()).hasSize(15);
	}

	@Test
	void shouldCloseWithTheFiftiethMessageAndKeepTheNext() {
		for (int i = 0; i < 51; i++) {
			arrive(this.ana.text("m" + i, "x", at(0)));
		}
		assertThat(turn(0).reason()).isEqualTo(CloseReason.MAX_MESSAGES);
		assertThat(turn(0).messages()).hasSize(50);
		end(0, 1);
		due(5);
		assertThat(ids(turn(1))).containsExactly("m50");
	}

	@Test
	void shouldOpenTheNextBufferWithTheMessageThatDidNotFit() {
		arrive(this.ana.text("a", "x".repeat(200_000), at(0)));
		arrive(this.ana.text("b", "x".repeat(100_000), at(1)));
		assertThat(ids(turn(0))).containsExactly("a");
		assertThat(turn(0).reason()).isEqualTo(CloseReason.MAX_BYTES);
		end(0, 2);
		due(6);
		assertThat(ids(turn(1))).containsExactly("b");
	}

	@Test
	void shouldOrderByTheProvidersSecondThenArrival() {
		arrive(message("c", 2, 3));
		arrive(message("a", 1, 3.1));
		arrive(message("b", 1, 3.2));
		due(9);
		assertThat(ids(turn(0))).containsExactly("a", "b", "c");
	}

	@Test
	void shouldTakeTheSameTextTwiceAsTwoMessages() {
		arrive(this.ana.text("a", "hola", at(0)));
		arrive(this.ana.text("b", "hola", at(1)));
		due(6);
		assertThat(turn(0).messages()).hasSize(2);
	}

	@Test
	void shouldChangeNothingByARedelivery() {
		arrive(this.ana.text("a", "one", at(0)));
		Conversation before = this.conversation;
		step(new Event.Arrived(this.ana.text("a", "one", at(3)), new Source(0, this.offset, null), Novelty.SEEN),
				at(3));
		assertThat(this.conversation).isEqualTo(before);
		assertThat(rules()).containsExactly(Disposition.Rule.DUPLICATE);
	}

	@Test
	void shouldApplyAnEditToTheWaitingMessage() {
		arrive(this.ana.text("a", "sabado", at(0)));
		arrive(this.ana.edit("e", "a", "domingo", at(1)));
		due(5);
		assertThat(turn(0).messages().getFirst().content()).isEqualTo(new Content.Text("domingo"));
		assertThat(rules()).containsExactly(Disposition.Rule.EDIT_APPLIED);
	}

	@Test
	void shouldTakeALateEditAsAMessageThatSaysWhatItCorrects() {
		arrive(this.ana.text("a", "sabado", at(0)));
		due(5);
		arrive(this.ana.edit("a", "a", "domingo", at(6)));
		end(0, 7);
		due(11);
		assertThat(turn(1).messages().getFirst().corrects()).isEqualTo("a");
		assertThat(turn(1).turnId()).isNotEqualTo(turn(0).turnId());
	}

	@Test
	void shouldCloseWithoutATurnWhereEverythingWasDeleted() {
		arrive(this.ana.text("a", "one", at(0)));
		arrive(this.ana.delete("d", "a", at(1)));
		due(60);
		assertThat(this.turns).isEmpty();
		assertThat(this.conversation.isIdle()).isTrue();
		assertThat(rules()).containsExactly(Disposition.Rule.DELETED, Disposition.Rule.DELETE_APPLIED);
	}

	@Test
	void shouldNotMixChatsOfOneUser() {
		arrive(this.ana.text("a", "one", at(0)));
		arrive(this.ana.inChat("other").text("b", "two", at(1)));
		end(0, 2);
		due(6);
		assertThat(turn(0).reason()).isEqualTo(CloseReason.OTHER_CHAT);
		assertThat(ids(turn(1))).containsExactly("b");
	}

	@Test
	void shouldIgnoreGroups() {
		arrive(this.ana.inGroup().text("a", "one", at(0)));
		assertThat(rules()).containsExactly(Disposition.Rule.GROUP);
	}

	@Test
	void shouldNotAnswerWhatWasOldWhenItCame() {
		arrive(message("a", -601, 0));
		assertThat(rules()).containsExactly(Disposition.Rule.STALE);
	}

	@Test
	void shouldAnswerMetaAfterHours() {
		Inbounds meta = Inbounds.meta(USER);
		arrive(meta.message("a", new Content.Text("x"), at(-22 * 3_600), at(0)));
		due(5);
		assertThat(this.turns).hasSize(1);
	}

	@Test
	void shouldAnswerOneBurstOnceHoweverLongTheAnswerBeforeTakes() {
		arrive(this.ana.text("a", "one", at(0)));
		due(5);
		arrive(this.ana.text("b", "two", at(10)));
		arrive(this.ana.text("c", "three", at(20)));
		due(30);
		assertThat(this.turns).hasSize(1);
		end(0, 31);
		assertThat(ids(turn(1))).containsExactly("b", "c");
	}

	@Test
	void shouldWaitForTheDeadlineWhereTheGateOpensBeforeIt() {
		arrive(this.ana.text("a", "one", at(0)));
		due(5);
		arrive(this.ana.text("b", "two", at(6)));
		end(0, 7);
		assertThat(this.turns).hasSize(1);
		assertThat(this.conversation.wakeAt()).isEqualTo(at(11));
		due(11);
		assertThat(ids(turn(1))).containsExactly("b");
	}

	@Test
	void shouldAnswerAThousandMessagesBehindAHangingModelInOrder() {
		arrive(this.ana.text("first", "x", at(0)));
		due(5);
		for (int i = 0; i < 1_000; i++) {
			arrive(this.ana.text("m" + i, "x".repeat(900), at(6 + i * 0.01)));
		}
		for (int i = 0; i < this.turns.size(); i++) {
			end(i, 100);
		}
		List<String> answered = this.turns.stream().flatMap((turn) -> ids(turn).stream()).toList();
		assertThat(answered).hasSize(1_001).doesNotHaveDuplicates();
		assertThat(answered.subList(1, 1_001))
			.isEqualTo(java.util.stream.IntStream.range(0, 1_000).mapToObj((number) -> "m" + number).toList());
		assertThat(this.turns)
			.allSatisfy((turn) -> assertThat(io.remanso.contracts.wire.Json.mapper().writeValueAsBytes(turn).length)
				.isLessThan(900_000));
	}

	@Test
	void shouldOpenTheGateByTheOutcomeOfThatTurnOnly() {
		arrive(this.ana.text("a", "one", at(0)));
		due(5);
		arrive(this.ana.text("b", "two", at(6)));
		step(new Event.TurnEnded(new Outcome.Answered("another", USER, 1, memory("conv_x"), at(20))), at(20));
		due(30);
		assertThat(this.turns).hasSize(1);
	}

	@Test
	void shouldGoOnWhenTheLeaseLapsesAndLearnFromALateOutcome() {
		arrive(this.ana.text("a", "one", at(0)));
		due(5);
		arrive(this.ana.text("b", "two", at(6)));
		due(3_606);
		assertThat(ids(turn(1))).containsExactly("b");
		step(new Event.TurnEnded(new Outcome.Answered(turn(0).turnId(), USER, 1, memory("conv_1"), at(3_610))),
				at(3_610));
		assertThat(this.conversation.known().get().conversationId()).isEqualTo("conv_1");
		assertThat(this.conversation.turn()).isNotNull();
	}

	@Test
	void shouldCarryWhatTheTurnBeforeTaught() {
		arrive(this.ana.text("a", "one", at(0)));
		due(5);
		end(0, 6);
		arrive(this.ana.text("b", "two", at(10)));
		due(15);
		assertThat(turn(1).conversationId()).isEqualTo("conv_1");
		assertThat(turn(1).transcript()).hasSize(1);
	}

	@Test
	void shouldLetAPersonTakeOver() {
		arrive(this.ana.text("a", "ayuda", at(0)));
		arrive(this.ana.own("o", "mobile", "soy Marta", at(2)));
		assertThat(turn(0).reason()).isEqualTo(CloseReason.TAKEOVER);
		assertThat(turn(0).answer()).isFalse();
		assertThat(turn(0).messages()).extracting(TurnMessage::author)
			.containsExactly(TurnMessage.Author.USER, TurnMessage.Author.AGENT);
		assertThat(turn(0).profile().name()).isEqualTo("Ana");
		end(0, 3);
		arrive(this.ana.text("b", "gracias", at(60)));
		due(65);
		assertThat(turn(1).answer()).isFalse();
	}

	@Test
	void shouldKnowItsOwnEchoThoughItCameBeforeTheSendsAnswer() {
		arrive(this.ana.own("o", "api", "reply", at(0)));
		step(new Event.PartSent(this.ana.chat().channel(), "o"), at(1));
		assertThat(rules()).containsExactly(Disposition.Rule.ECHO);
		assertThat(this.conversation.isIdle()).isTrue();
	}

	@Test
	void shouldRecordAnotherSystemsMessageWithoutAPause() {
		arrive(this.ana.own("o", "api", "promo", at(0)));
		due(9.9);
		assertThat(this.dispositions).isEmpty();
		due(10);
		assertThat(rules()).containsExactly(Disposition.Rule.FOREIGN);
		assertThat(this.conversation.known().get().pausedUntil()).isNull();
	}

	@Test
	void shouldRemoveEverythingOfAForgottenUser() {
		arrive(this.ana.text("a", "one", at(0)));
		due(5);
		end(0, 6);
		arrive(this.ana.text("b", "two", at(10)));
		step(new Event.Ordered(new Command.Forget("f", USER, at(11))), at(11));
		assertThat(rules()).containsExactly(Disposition.Rule.FORGOTTEN);
		assertThat(this.conversation.isIdle()).isTrue();
		assertThat(this.conversation.known().get()).isEqualTo(KnownUser.NOBODY);
	}

	@Test
	void shouldAnswerTheNewestTurnAgainByOrder() {
		arrive(this.ana.text("a", "one", at(0)));
		due(5);
		end(0, 6);
		step(new Event.Ordered(new Command.AnswerAgain("c", USER, turn(0).turnId(), at(7))), at(7));
		assertThat(turn(1).answersAgain()).isEqualTo(turn(0).turnId());
		assertThat(ids(turn(1))).containsExactly("a");
	}

	private InboundEvent.Message message(String id, double sent, double received) {
		return this.ana.message(id, new Content.Text("x"), at(sent), at(received));
	}

	private void arrive(InboundEvent event) {
		step(new Event.Arrived(event, new Source(0, this.offset, null), Novelty.NEW), event.receivedAt());
		this.offset++;
	}

	private void due(double second) {
		step(new Event.Due(), at(second));
	}

	private void end(int turn, double second) {
		step(new Event.TurnEnded(new Outcome.Answered(turn(turn).turnId(), USER, 1, memory("conv_1"), at(second))),
				at(second));
	}

	private void step(Event event, Instant now) {
		Step step = this.machine.step(this.conversation, event, new Moment(now, now));
		this.conversation = step.conversation();
		for (Effect effect : step.effects()) {
			if (effect instanceof Effect.Close(ClosedBuffer turn)) {
				this.turns.add(turn);
			}
			else if (effect instanceof Effect.Dispose(Disposition disposition)) {
				this.dispositions.add(disposition);
			}
		}
	}

	private ClosedBuffer turn(int number) {
		assertThat(this.turns).hasSizeGreaterThan(number);
		return this.turns.get(number);
	}

	private List<Disposition.Rule> rules() {
		return this.dispositions.stream().map(Disposition::rule).toList();
	}

	private static List<String> ids(ClosedBuffer turn) {
		return turn.messages().stream().map(TurnMessage::id).toList();
	}

	private static Memory memory(String conversationId) {
		return new Memory(conversationId, null, null,
				List.of(new TranscriptEntry(TranscriptEntry.Role.ASSISTANT, "hola", null, true, START)));
	}

	private static Instant at(double second) {
		return START.plus(Duration.ofMillis(Math.round(second * 1_000)));
	}

}
