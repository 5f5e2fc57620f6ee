package io.remanso.buffer.conversation;

import java.util.List;

import io.remanso.buffer.Inbounds;
import io.remanso.contracts.command.Command;
import io.remanso.contracts.turn.CloseReason;
import io.remanso.contracts.turn.Disposition;
import io.remanso.contracts.turn.TurnMessage;
import org.junit.jupiter.api.Test;

import static io.remanso.buffer.conversation.Talk.at;
import static io.remanso.buffer.conversation.Talk.ids;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the business number itself wrote.
 */
class TakeoverTests {

	private static final Inbounds ANA = Talk.ANA;

	private final Talk talk = new Talk();

	@Test
	void shouldLetAPersonTakeOver() {
		this.talk.arrive(ANA.text("a", "ayuda", at(0)));
		this.talk.arrive(ANA.own("o", "mobile", "soy Marta", at(2)));
		assertThat(this.talk.turn(0).reason()).isEqualTo(CloseReason.TAKEOVER);
		assertThat(this.talk.turn(0).answer()).isFalse();
		assertThat(this.talk.turn(0).messages()).extracting(TurnMessage::author)
			.containsExactly(TurnMessage.Author.USER, TurnMessage.Author.AGENT);
		assertThat(this.talk.turn(0).profile().name()).isEqualTo("Ana");
		this.talk.end(0, 3);
		this.talk.arrive(ANA.text("b", "gracias", at(60)));
		this.talk.due(65);
		assertThat(this.talk.turn(1).answer()).isFalse();
	}

	@Test
	void shouldKnowItsOwnEchoThoughItCameBeforeTheSendsAnswer() {
		this.talk.arrive(ANA.own("o", "api", "reply", at(0)));
		this.talk.step(new Event.PartSent(ANA.chat().channel(), "o"), at(1));
		assertThat(this.talk.rules()).containsExactly(Disposition.Rule.ECHO);
		assertThat(this.talk.conversation().isIdle()).isTrue();
	}

	@Test
	void shouldRecordAnotherSystemsMessageWithoutAPause() {
		this.talk.arrive(ANA.own("o", "api", "promo", at(0)));
		this.talk.due(9.9);
		assertThat(this.talk.dispositions()).isEmpty();
		this.talk.due(10);
		assertThat(this.talk.rules()).containsExactly(Disposition.Rule.FOREIGN);
		assertThat(this.talk.conversation().known().get().pausedUntil()).isNull();
	}

	@Test
	void shouldTakeMetasAppEchoForAPersonAtOnce() {
		this.talk.arrive(Inbounds.meta(Talk.USER).own("o", "smb_message_echoes", "soy Marta", at(0)));
		assertThat(this.talk.turn(0).reason()).isEqualTo(CloseReason.TAKEOVER);
		assertThat(this.talk.conversation().known().get().pausedUntil()).isEqualTo(at(1_800));
	}

	@Test
	void shouldTakeAnUnknownSourceForAPersonWhereNoEchoIsKnown() {
		this.talk.arrive(ANA.own("o", "unknown", "soy Marta", at(0)));
		this.talk.due(9.9);
		assertThat(this.talk.turns()).isEmpty();
		this.talk.due(10);
		assertThat(this.talk.turn(0).reason()).isEqualTo(CloseReason.TAKEOVER);
	}

	@Test
	void shouldCloseWhatWasDueBeforeATakeoverThatIsDecidedLate() {
		this.talk.arrive(ANA.own("o", "unknown", "soy Marta", at(0)));
		this.talk.arrive(ANA.text("a", "hola", at(1)));
		this.talk.due(30);
		assertThat(ids(this.talk.turn(0))).containsExactly("a");
		assertThat(this.talk.turn(0).answer()).isTrue();
		this.talk.end(0, 31);
		assertThat(ids(this.talk.turn(1))).containsExactly("o");
		assertThat(this.talk.turn(1).answer()).isFalse();
	}

	@Test
	void shouldDecideATakeoverBeforeALaterBufferAlsoWhereTheLookIsLate() {
		this.talk.arrive(ANA.own("o", "unknown", "soy Marta", at(0)));
		this.talk.arrive(ANA.text("a", "hola", at(8)));
		this.talk.due(30);
		assertThat(ids(this.talk.turn(0))).containsExactly("o", "a");
		assertThat(this.talk.turn(0).answer()).isFalse();
	}

	@Test
	void shouldDecideATakeoverBehindTheGateBeforeALateEndOpensIt() {
		this.talk.arrive(ANA.text("a", "hola", at(0)));
		this.talk.due(5);
		this.talk.arrive(ANA.own("o", "unknown", "soy Marta", at(6)));
		this.talk.arrive(ANA.text("b", "gracias", at(7)));
		this.talk.end(0, 40);
		assertThat(ids(this.talk.turn(1))).containsExactly("o", "b");
		assertThat(this.talk.turn(1).answer()).isFalse();
	}

	@Test
	void shouldLetAPersonWriteFirstToAnImportedUserOfWhomNoDatesAreKnown() {
		this.talk.order(new Command.ImportUser("c", Talk.USER, "Ana", ANA.chat(), List.of("VIP"), null, null, at(0)));
		this.talk.arrive(ANA.own("o", "mobile", "soy Marta", at(10)));
		assertThat(this.talk.turn(0).profile().firstActivity()).isEqualTo(at(10));
		assertThat(this.talk.turn(0).profile().name()).isEqualTo("Ana");
		assertThat(this.talk.turn(0).profile().labels()).containsExactly("VIP");
	}

}
