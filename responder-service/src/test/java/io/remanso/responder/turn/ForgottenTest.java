package io.remanso.responder.turn;

import java.util.List;

import io.remanso.contracts.inbound.Content;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.turn.Outcome;
import io.remanso.contracts.turn.TranscriptEntry;
import io.remanso.responder.model.Line;
import io.remanso.responder.model.ModelException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A turn whose user was ordered to be forgotten while it was on its way is answered, and
 * leaves nothing at the model.
 */
class ForgottenTest {

	private static final TranscriptEntry EARLIER = Messages.earlier(TranscriptEntry.Role.USER, "antes", "id", true);

	private final Scene scene = new Scene();

	@Test
	void shouldAnswerWithoutWhatWasBeforeAndDeleteTheConversation() {
		this.scene.forget(Messages.USER, Messages.NOW);
		this.scene.run(turn());
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
		assertThat(this.scene.assistant.asked).singleElement()
			.satisfies((question) -> assertThat(question.history()).isEmpty());
		assertThat(this.scene.assistant.forgotten).containsExactly("conv_1");
	}

	@Test
	void shouldDeleteTheConversationBeforeTheEndIsWritten() {
		this.scene.forget(Messages.USER, Messages.NOW);
		this.scene.assistant.whileForgetting = () -> assertThat(this.scene.written)
			.noneMatch(Outcome.Terminal.class::isInstance);
		this.scene.run(turn());
		assertThat(this.scene.assistant.forgotten).hasSize(1);
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldKnowOfAnOrderThatComesWhileTheModelThinks() {
		this.scene.assistant.whileThinking = () -> {
			this.scene.forget(Messages.USER, Messages.NOW);
			assertThat(this.scene.assistant.asked.getFirst().forgotten().getAsBoolean()).isTrue();
		};
		this.scene.run(turn());
		assertThat(this.scene.assistant.asked.getFirst().history()).extracting(Line::text)
			.containsExactly(EARLIER.text());
		assertThat(this.scene.assistant.forgotten).containsExactly("conv_1");
	}

	@Test
	void shouldDeleteWhatAFailedTurnLeavesBehindToo() {
		this.scene.forget(Messages.USER, Messages.NOW);
		this.scene.assistant.failure = new ModelException("it broke", false).leaving(List.of("conv_begun"));
		this.scene.run(turn());
		assertThat(this.scene.assistant.forgotten).containsExactly("conv_begun");
	}

	@Test
	void shouldEndTheTurnWhereTheModelIsAway() {
		this.scene.forget(Messages.USER, Messages.NOW);
		this.scene.assistant.forgetFailure = new ModelException("away", true);
		this.scene.run(turn());
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
	}

	@Test
	void shouldKeepTheConversationOfATurnThatIsYoungerThanTheOrder() {
		this.scene.forget(Messages.USER, Messages.NOW.minusMillis(1));
		this.scene.run(turn());
		assertThat(this.scene.assistant.asked.getFirst().history()).isEmpty();
		assertThat(this.scene.assistant.forgotten).isEmpty();
	}

	@Test
	void shouldForgetNobodyElse() {
		this.scene.forget("573000000002", Messages.NOW);
		this.scene.run(turn());
		assertThat(this.scene.assistant.asked.getFirst().history()).hasSize(1);
		assertThat(this.scene.assistant.asked.getFirst().forgotten().getAsBoolean()).isFalse();
		assertThat(this.scene.assistant.forgotten).isEmpty();
	}

	private static ClosedBuffer turn() {
		return Messages.buffer(true, List.of(EARLIER), null, Messages.NOW, new Content.Text("hola"));
	}

}
