package io.remanso.buffer.conversation;

import java.util.List;

import io.remanso.buffer.Inbounds;
import io.remanso.contracts.command.Command;
import io.remanso.contracts.turn.Disposition;
import org.junit.jupiter.api.Test;

import static io.remanso.buffer.conversation.Talk.at;
import static io.remanso.buffer.conversation.Talk.ids;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operators order.
 */
class OrderTests {

	private static final Inbounds ANA = Talk.ANA;

	private final Talk talk = new Talk();

	@Test
	void shouldRemoveEverythingOfAForgottenUser() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.due(5);
		this.talk.end(0, 6);
		this.talk.arrive(ANA.text("b", "two", at(10)));
		this.talk.order(new Command.Forget("f", Talk.USER, at(11)));
		assertThat(this.talk.rules()).containsExactly(Disposition.Rule.FORGOTTEN);
		assertThat(this.talk.conversation().isIdle()).isTrue();
		assertThat(this.talk.conversation().known().get()).isEqualTo(KnownUser.NOBODY);
	}

	@Test
	void shouldAnswerTheNewestTurnAgainByOrder() {
		this.talk.arrive(ANA.text("a", "one", at(0)));
		this.talk.due(5);
		this.talk.end(0, 6);
		this.talk.order(new Command.AnswerAgain("c", Talk.USER, this.talk.turn(0).turnId(), at(7)));
		assertThat(this.talk.turn(1).answersAgain()).isEqualTo(this.talk.turn(0).turnId());
		assertThat(ids(this.talk.turn(1))).containsExactly("a");
	}

	@Test
	void shouldOnlyRecordWhileAnOperatorPauses() {
		this.talk.order(new Command.Pause("c", Talk.USER, at(60), at(0)));
		this.talk.arrive(ANA.text("a", "hola", at(1)));
		this.talk.due(6);
		assertThat(this.talk.turn(0).answer()).isFalse();
	}

	@Test
	void shouldAnswerAgainAfterTheOperatorResumes() {
		this.talk.order(new Command.Pause("c", Talk.USER, at(60), at(0)));
		this.talk.order(new Command.Resume("d", Talk.USER, at(1)));
		this.talk.arrive(ANA.text("a", "hola", at(2)));
		this.talk.due(7);
		assertThat(this.talk.turn(0).answer()).isTrue();
	}

	@Test
	void shouldAnswerWhatWasDueBeforeAPauseThoughTheLookIsLate() {
		this.talk.arrive(ANA.text("a", "hola", at(0)));
		this.talk.order(new Command.Pause("c", Talk.USER, at(60), at(6)));
		assertThat(this.talk.turn(0).answer()).isTrue();
	}

	@Test
	void shouldKeepWhatIsKnownBetterThanAnImport() {
		this.talk.arrive(ANA.text("a", "hola", at(0)));
		this.talk.due(5);
		this.talk.order(new Command.ImportUser("c", Talk.USER, "Usuario", ANA.inChat("old").chat(), List.of("VIP"),
				at(-1_000), null, at(6)));
		assertThat(this.talk.profiles().getLast()).satisfies((profile) -> {
			assertThat(profile.name()).isEqualTo("Ana");
			assertThat(profile.chat()).isEqualTo(ANA.chat());
			assertThat(profile.labels()).containsExactly("VIP");
			assertThat(profile.firstActivity()).isEqualTo(at(-1_000));
		});
	}

}
