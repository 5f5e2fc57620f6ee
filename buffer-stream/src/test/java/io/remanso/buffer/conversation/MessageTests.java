package io.remanso.buffer.conversation;

import io.remanso.buffer.Inbounds;
import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.inbound.MediaKind;
import io.remanso.contracts.turn.Disposition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.remanso.buffer.conversation.Talk.at;
import static io.remanso.buffer.conversation.Talk.ids;
import static io.remanso.buffer.conversation.Talk.message;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of one message, edit or delete.
 */
class MessageTests {

	private static final Inbounds ANA = Talk.ANA;

	private final Talk talk = new Talk();

	@Test
	void shouldOrderByTheProvidersSecondThenArrival() {
		this.talk.arrive(message("c", 2, 3));
		this.talk.arrive(message("a", 1, 3.1));
		this.talk.arrive(message("b", 1, 3.2));
		this.talk.due(9);
		assertThat(ids(this.talk.turn(0))).containsExactly("a", "b", "c");
	}

	@Test
	void shouldTakeTheSameTextTwiceAsTwoMessages() {
		this.talk.arrive(ANA.text("a", "hola", at(0)));
		this.talk.arrive(ANA.text("b", "hola", at(1)));
		this.talk.due(6);
		assertThat(this.talk.turn(0).messages()).hasSize(2);
	}

	@Test
	void shouldChangeNothingByARedelivery() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		Conversation before = this.talk.conversation();
		this.talk.arrive(ANA.text("a", "one", at(3)), Novelty.SEEN);
		assertThat(this.talk.conversation()).isEqualTo(before);
		assertThat(this.talk.rules()).containsExactly(Disposition.Rule.DUPLICATE);
	}

	@Test
	void shouldApplyAnEditToTheWaitingMessage() {
		this.talk.arrive(ANA.text("a", "sabado", at(0)));
		this.talk.arrive(ANA.edit("e", "a", "domingo", at(1)));
		this.talk.due(5);
		assertThat(this.talk.turn(0).messages().getFirst().content()).isEqualTo(new Content.Text("domingo"));
		assertThat(this.talk.rules()).containsExactly(Disposition.Rule.EDIT_APPLIED);
	}

	@Test
	void shouldKeepTheFileWhereAnEditBringsACaptionOnly() {
		this.talk.arrive(ANA.message("a", picture("pie"), at(0), at(0)));
		this.talk.arrive(ANA.edit("e", "a", without("nuevo pie"), at(1)));
		this.talk.due(5);
		assertThat(this.talk.turn(0).messages().getFirst().content()).isEqualTo(picture("nuevo pie"));
		assertThat(this.talk.rules()).containsExactly(Disposition.Rule.EDIT_APPLIED);
	}

	@Test
	void shouldTakeATextForTheCaptionOfWhatHasAFile() {
		this.talk.arrive(ANA.message("a", picture("pie"), at(0), at(0)));
		this.talk.arrive(ANA.edit("e", "a", "nuevo pie", at(1)));
		this.talk.due(5);
		assertThat(this.talk.turn(0).messages().getFirst().content()).isEqualTo(picture("nuevo pie"));
	}

	@Test
	void shouldTakeTheCaptionAwayAndKeepTheFile() {
		this.talk.arrive(ANA.message("a", picture("pie"), at(0), at(0)));
		this.talk.arrive(ANA.edit("e", "a", "", at(1)));
		this.talk.due(5);
		assertThat(this.talk.turn(0).messages().getFirst().content()).isEqualTo(picture(null));
	}

	@Test
	void shouldReplaceTheFileWhereAnEditBringsAnother() {
		Content other = new Content.Media(MediaKind.IMAGE, "other", null, "image/png", null, null, null, null, null);
		this.talk.arrive(ANA.message("a", picture("pie"), at(0), at(0)));
		this.talk.arrive(ANA.edit("e", "a", other, at(1)));
		this.talk.due(5);
		assertThat(this.talk.turn(0).messages().getFirst().content()).isEqualTo(other);
	}

	@Test
	void shouldTakeALateEditAsAMessageThatSaysWhatItCorrects() {
		this.talk.arrive(ANA.text("a", "sabado", at(0)));
		this.talk.due(5);
		this.talk.arrive(ANA.edit("a", "a", "domingo", at(6)));
		this.talk.end(0, 7);
		this.talk.due(11);
		assertThat(this.talk.turn(1).messages().getFirst().corrects()).isEqualTo("a");
		assertThat(this.talk.turn(1).turnId()).isNotEqualTo(this.talk.turn(0).turnId());
	}

	@Test
	void shouldCloseWithoutATurnWhereEverythingWasDeleted() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.arrive(ANA.delete("d", "a", at(1)));
		this.talk.due(60);
		assertThat(this.talk.turns()).isEmpty();
		assertThat(this.talk.conversation().isIdle()).isTrue();
		assertThat(this.talk.rules()).containsExactly(Disposition.Rule.DELETED, Disposition.Rule.DELETE_APPLIED);
	}

	@Test
	void shouldIgnoreGroups() {
		this.talk.arrive(ANA.inGroup().text("a", "one", at(0)));
		assertThat(this.talk.rules()).containsExactly(Disposition.Rule.GROUP);
	}

	@Test
	void shouldNotAnswerWhatWasOldWhenItCame() {
		this.talk.arrive(message("a", -601, 0));
		assertThat(this.talk.rules()).containsExactly(Disposition.Rule.STALE);
	}

	@Test
	void shouldAnswerMetaAfterHours() {
		Inbounds meta = Inbounds.meta(Talk.USER);
		this.talk.arrive(meta.message("a", new Content.Text("x"), at(-22 * 3_600), at(0)));
		this.talk.due(5);
		assertThat(this.talk.turns()).hasSize(1);
	}

	private static Content.Media picture(@Nullable String caption) {
		return new Content.Media(MediaKind.IMAGE, "picture", null, "image/jpeg", 9_000L, null, null, null, caption);
	}

	private static Content without(String caption) {
		return new Content.Media(MediaKind.IMAGE, null, null, null, null, null, null, null, caption);
	}

}
