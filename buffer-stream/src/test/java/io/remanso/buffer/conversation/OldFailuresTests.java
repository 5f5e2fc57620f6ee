package io.remanso.buffer.conversation;

import java.util.List;

import io.remanso.buffer.Inbounds;
import io.remanso.contracts.command.Command;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.Context;
import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.user.UserProfile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static io.remanso.buffer.conversation.Talk.at;
import static io.remanso.buffer.conversation.Talk.ids;
import static io.remanso.buffer.conversation.Talk.memory;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the bot before this one lost, doubled or mixed up messages, by the numbers of the
 * list kept of it: those that a state machine can repeat. The others belong to stores,
 * topology and the other workers.
 */
class OldFailuresTests {

	private static final Inbounds ANA = Talk.ANA;

	private final Talk talk = new Talk();

	@Test
	@DisplayName("failure 1: lost wake-up while processing")
	void shouldCloseWhatCameDuringATurnThoughNothingMoreComes() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.due(5);
		this.talk.arrive(ANA.text("b", "two", at(6)));
		this.talk.due(11);
		this.talk.end(0, 30);
		assertThat(ids(this.talk.turn(1))).containsExactly("b");
	}

	@Test
	@DisplayName("failure 2: drop on active run")
	void shouldKeepAFullBufferThatCannotGoOutDuringATurn() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.due(5);
		for (int i = 0; i < 50; i++) {
			this.talk.arrive(ANA.text("m" + i, "x", at(6)));
		}
		assertThat(this.talk.turns()).hasSize(1);
		this.talk.end(0, 7);
		assertThat(this.talk.turn(1).messages()).hasSize(50);
	}

	@Test
	@DisplayName("failure 3: 51st message")
	void shouldOpenTheNextBufferWithTheFiftyFirstMessage() {
		for (int i = 0; i < 51; i++) {
			this.talk.arrive(ANA.text("m" + i, "x", at(0)));
		}
		this.talk.end(0, 1);
		this.talk.due(5);
		assertThat(ids(this.talk.turn(1))).containsExactly("m50");
	}

	@Test
	@DisplayName("failure 4: stale timer")
	void shouldNotCloseALaterBufferByAnEarlierDeadline() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.arrive(ANA.delete("d", "a", at(1)));
		this.talk.arrive(ANA.text("b", "two", at(4)));
		this.talk.due(5);
		assertThat(this.talk.turns()).isEmpty();
		this.talk.due(9);
		assertThat(ids(this.talk.turn(0))).containsExactly("b");
	}

	@Test
	@DisplayName("failure 5: order inversion voice/text")
	void shouldKeepAVoiceNoteBeforeTheTextThatFollowedIt() {
		this.talk.arrive(Talk.message("text", 2, 2.1));
		this.talk.arrive(ANA.message("voice", media(MediaKind.VOICE), at(1), at(2.5)));
		this.talk.due(20);
		assertThat(ids(this.talk.turn(0))).containsExactly("voice", "text");
	}

	@Test
	@DisplayName("failure 6: image lost on error")
	void shouldStillHaveTheImageAfterItsTurnFailed() {
		this.talk.arrive(ANA.message("a", media(MediaKind.IMAGE), at(0), at(0)));
		this.talk.due(5);
		fail(0, 6);
		this.talk.order(new Command.AnswerAgain("c", Talk.USER, this.talk.turn(0).turnId(), at(7)));
		assertThat(this.talk.turn(1).messages().getFirst().content()).isEqualTo(media(MediaKind.IMAGE));
	}

	@Test
	@DisplayName("failure 9: agent name overwrites client")
	void shouldNeverNameAUserAfterWhoAnswersThem() {
		this.talk.arrive(ANA.text("a", "hola", at(0)));
		this.talk.arrive(ANA.own("o", "mobile", "soy Marta", at(1)));
		this.talk.end(0, 2);
		this.talk.arrive(ANA.own("p", "web", "aquí Marta", at(60)));
		assertThat(this.talk.turn(1).profile().name()).isEqualTo("Ana");
		assertThat(this.talk.profiles()).extracting(UserProfile::name).containsOnly("Ana");
	}

	@Test
	@DisplayName("failure 10: echo race")
	void shouldNotTakeAnEchoForAPersonWhereItComesBeforeTheSendsAnswer() {
		this.talk.arrive(ANA.own("o", "unknown", "reply", at(0)));
		this.talk.step(new Event.PartSent(ANA.chat().channel(), "o"), at(2));
		this.talk.due(20);
		assertThat(this.talk.turns()).isEmpty();
		assertThat(this.talk.conversation().known().get().pausedUntil()).isNull();
	}

	@Test
	@DisplayName("failure 11: agent text lost on active run")
	void shouldKeepWhatAPersonWroteDuringATurn() {
		this.talk.arrive(ANA.text("a", "hola", at(0)));
		this.talk.due(5);
		this.talk.arrive(ANA.own("o", "mobile", "soy Marta", at(6)));
		this.talk.end(0, 7);
		assertThat(ids(this.talk.turn(1))).containsExactly("o");
		assertThat(this.talk.turn(1).answer()).isFalse();
	}

	@Test
	@DisplayName("failure 14: silence on failed run")
	void shouldGoOnAfterATurnThatFailed() {
		this.talk.arrive(ANA.text("a", "hola", at(0)));
		this.talk.due(5);
		fail(0, 6);
		this.talk.arrive(ANA.text("b", "¿hola?", at(10)));
		this.talk.due(15);
		assertThat(this.talk.turn(1).answer()).isTrue();
	}

	@Test
	@DisplayName("failure 15: hourly state wipe")
	void shouldStillKnowAfterDaysThatTheUserSpoke() {
		this.talk.arrive(ANA.voice("a", at(0)));
		this.talk.due(8);
		this.talk.end(0, 9);
		this.talk.due(3 * 86_400);
		this.talk.arrive(ANA.text("b", "hola", at(3 * 86_400)));
		this.talk.due(3 * 86_400 + 5);
		assertThat(this.talk.turn(1).lastVoiceInput()).isEqualTo(at(0));
	}

	@Test
	@DisplayName("failure 16: stale clock in context")
	void shouldCarryTheContextWithTheTimeUntilWhichItHolds() {
		Context context = new Context("Cliente: Ana", at(3_600));
		this.talk.arrive(ANA.text("a", "hola", at(0)));
		this.talk.due(5);
		this.talk.end(0, 6, new Memory("conv_1", context, null, List.of()));
		this.talk.arrive(ANA.text("b", "hola", at(10)));
		this.talk.due(15);
		assertThat(this.talk.turn(1).context()).isEqualTo(context);
	}

	@Test
	@DisplayName("failure 19: private/group merge")
	void shouldNotAnswerInAGroupWhatWasWrittenInPrivate() {
		Talk groups = new Talk(groupsToo());
		groups.arrive(ANA.inGroup().text("g", "hola a todos", at(0)));
		groups.arrive(ANA.text("p", "mi clave", at(1)));
		groups.end(0, 2);
		groups.due(6);
		assertThat(ids(groups.turn(0))).containsExactly("g");
		assertThat(ids(groups.turn(1))).containsExactly("p");
		assertThat(groups.turn(1).chat()).isEqualTo(ANA.chat());
	}

	@Test
	@DisplayName("failure 20: duplicate delivery")
	void shouldTakeARedeliveredMessageOnce() {
		this.talk.arrive(ANA.text("a", "hola", at(0)));
		this.talk.arrive(ANA.text("a", "hola", at(3)), Novelty.SEEN);
		this.talk.due(5);
		assertThat(ids(this.talk.turn(0))).containsExactly("a");
	}

	@Test
	@DisplayName("failure 21: edit treated as new")
	void shouldChangeTheWaitingMessageByAnEdit() {
		this.talk.arrive(ANA.text("a", "el sábado", at(0)));
		this.talk.arrive(ANA.edit("a", "a", "el domingo", at(1)));
		this.talk.due(5);
		assertThat(this.talk.turn(0).messages()).singleElement()
			.satisfies((message) -> assertThat(message.content()).isEqualTo(new Content.Text("el domingo")));
	}

	@Test
	@DisplayName("failure 22: unbounded maps")
	void shouldKeepNothingInTheHeadOfAUserOfWhomNothingWaits() {
		this.talk.type(0);
		this.talk.arrive(ANA.text("a", "hola", at(0)));
		this.talk.due(5);
		this.talk.end(0, 6);
		assertThat(this.talk.conversation().isIdle()).isTrue();
		assertThat(this.talk.conversation().wakeAt()).isNull();
		assertThat(this.talk.conversation().wakeAtWall()).isNull();
	}

	@Test
	@DisplayName("failure 26: duplicate text dropped")
	void shouldTakeTheSameWordsTwiceAsTwoMessages() {
		this.talk.arrive(ANA.text("a", "hola", at(0)));
		this.talk.arrive(ANA.text("b", "hola", at(1)));
		this.talk.due(6);
		assertThat(ids(this.talk.turn(0))).containsExactly("a", "b");
	}

	@Test
	@DisplayName("failure 27: stuck typing")
	void shouldCloseThoughTheUserSeemsToTypeForEver() {
		this.talk.arrive(ANA.text("a", "hola", at(0)));
		for (int second = 1; second < 70; second++) {
			this.talk.type(second);
			this.talk.due(second);
		}
		assertThat(this.talk.turn(0).reason()).isEqualTo(CloseReason.MAX_AGE);
	}

	private void fail(int turn, double second) {
		this.talk.step(new Event.TurnEnded(new Outcome.Failed(this.talk.turn(turn).turnId(), Talk.USER,
				Outcome.Failure.MODEL, "broken", true, memory("conv_1"), at(second))), at(second));
	}

	private static Content media(MediaKind kind) {
		return new Content.Media(kind, "media-1", null, "x/y", 9_000L, null, null, null, "la foto");
	}

	private static Rules groupsToo() {
		Rules usual = Rules.defaults();
		return new Rules(usual.window(), usual.voiceWindow(), usual.typingWindow(), usual.maxAge(), usual.maxMessages(),
				usual.maxBytes(), usual.flushKeywords(), usual.maxAgeWhapi(), usual.maxAgeMeta(), true,
				usual.turnLease(), usual.agentPause());
	}

}
