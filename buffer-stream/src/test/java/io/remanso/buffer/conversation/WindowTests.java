package io.remanso.buffer.conversation;

import io.remanso.buffer.Inbounds;
import io.remanso.contracts.turn.CloseReason;
import org.junit.jupiter.api.Test;

import static io.remanso.buffer.conversation.Talk.at;
import static io.remanso.buffer.conversation.Talk.ids;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a buffer closes by time alone.
 */
class WindowTests {

	private static final Inbounds ANA = Talk.ANA;

	private final Talk talk = new Talk();

	@Test
	void shouldCloseFiveSecondsAfterTheLastMessage() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.arrive(ANA.text("b", "two", at(3)));
		this.talk.due(7.9);
		assertThat(this.talk.turns()).isEmpty();
		this.talk.due(8);
		assertThat(ids(this.talk.turn(0))).containsExactly("a", "b");
		assertThat(this.talk.turn(0).reason()).isEqualTo(CloseReason.WINDOW);
		assertThat(this.talk.turn(0).answer()).isTrue();
	}

	@Test
	void shouldJoinAGapOfExactlyTheWindow() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.arrive(ANA.text("b", "two", at(5)));
		this.talk.due(10);
		assertThat(ids(this.talk.turn(0))).containsExactly("a", "b");
	}

	@Test
	void shouldCloseBeforeALaterMessageJoinsWhereNoTickCame() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.arrive(ANA.text("b", "two", at(5.001)));
		assertThat(ids(this.talk.turn(0))).containsExactly("a");
	}

	@Test
	void shouldWaitLongerAfterAVoiceNote() {
		this.talk.arrive(ANA.voice("a", at(0)));
		this.talk.arrive(ANA.text("b", "two", at(1)));
		this.talk.due(7.9);
		assertThat(this.talk.turns()).isEmpty();
		this.talk.due(8);
		assertThat(this.talk.turn(0).lastVoiceInput()).isEqualTo(at(0));
	}

	@Test
	void shouldWaitWhileTheUserTypesOrRecords() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.type(4);
		this.talk.due(13.9);
		assertThat(this.talk.turns()).isEmpty();
		this.talk.due(14);
		assertThat(this.talk.turns()).hasSize(1);
	}

	@Test
	void shouldOpenNothingByTypingAlone() {
		this.talk.type(0);
		assertThat(this.talk.conversation().isIdle()).isTrue();
		assertThat(this.talk.conversation().wakeAt()).isNull();
	}

	@Test
	void shouldNotHeedTypingAfterTheDeadline() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.step(new Event.Typing(at(6)), at(4));
		this.talk.due(5);
		assertThat(this.talk.turns()).hasSize(1);
	}

	@Test
	void shouldCloseByAgeWhateverComes() {
		for (int second = 0; second < 60; second += 4) {
			this.talk.arrive(ANA.text("m" + second, "more", at(second)));
			this.talk.type(second + 1);
		}
		this.talk.due(60);
		assertThat(this.talk.turn(0).reason()).isEqualTo(CloseReason.MAX_AGE);
		assertThat(this.talk.turn(0).messages()).hasSize(15);
	}

}
