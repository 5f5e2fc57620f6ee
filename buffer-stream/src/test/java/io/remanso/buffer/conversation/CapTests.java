package io.remanso.buffer.conversation;

import java.util.Set;

import io.remanso.buffer.Inbounds;
import io.remanso.contracts.turn.CloseReason;
import org.junit.jupiter.api.Test;

import static io.remanso.buffer.conversation.Talk.at;
import static io.remanso.buffer.conversation.Talk.ids;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a buffer closes though the user goes on.
 */
class CapTests {

	private static final Inbounds ANA = Talk.ANA;

	private final Talk talk = new Talk();

	@Test
	void shouldCloseWithTheFiftiethMessageAndKeepTheNext() {
		for (int i = 0; i < 51; i++) {
			this.talk.arrive(ANA.text("m" + i, "x", at(0)));
		}
		assertThat(this.talk.turn(0).reason()).isEqualTo(CloseReason.MAX_MESSAGES);
		assertThat(this.talk.turn(0).messages()).hasSize(50);
		this.talk.end(0, 1);
		this.talk.due(5);
		assertThat(ids(this.talk.turn(1))).containsExactly("m50");
	}

	@Test
	void shouldOpenTheNextBufferWithTheMessageThatDidNotFit() {
		this.talk.arrive(ANA.text("a", "x".repeat(200_000), at(0)));
		this.talk.arrive(ANA.text("b", "x".repeat(100_000), at(1)));
		assertThat(ids(this.talk.turn(0))).containsExactly("a");
		assertThat(this.talk.turn(0).reason()).isEqualTo(CloseReason.MAX_BYTES);
		this.talk.end(0, 2);
		this.talk.due(6);
		assertThat(ids(this.talk.turn(1))).containsExactly("b");
	}

	@Test
	void shouldNotMixChatsOfOneUser() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.arrive(ANA.inChat("other").text("b", "two", at(1)));
		this.talk.end(0, 2);
		this.talk.due(6);
		assertThat(this.talk.turn(0).reason()).isEqualTo(CloseReason.OTHER_CHAT);
		assertThat(ids(this.talk.turn(1))).containsExactly("b");
	}

	@Test
	void shouldCloseAtOnceByAKeyword() {
		Rules usual = Rules.defaults();
		Talk keyword = new Talk(new Rules(usual.window(), usual.voiceWindow(), usual.typingWindow(), usual.maxAge(),
				usual.maxMessages(), usual.maxBytes(), Set.of("ya"), usual.maxAgeWhapi(), usual.maxAgeMeta(), false,
				usual.turnLease(), usual.agentPause()));
		keyword.arrive(ANA.text("a", "quiero", at(0)));
		keyword.arrive(ANA.text("b", " YA ", at(1)));
		assertThat(ids(keyword.turn(0))).containsExactly("a", "b");
		assertThat(keyword.turn(0).reason()).isEqualTo(CloseReason.KEYWORD);
	}

}
