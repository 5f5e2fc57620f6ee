package io.remanso.responder.turn;

import java.util.List;

import io.remanso.contracts.turn.Memory;
import io.remanso.contracts.turn.Outcome;
import io.remanso.responder.delivery.Sending;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A turn whose conversation has grown too long: the next begins a new one.
 */
class RenewalTest {

	private final Scene scene = new Scene();

	RenewalTest() {
		this.scene.assistant.leaving = true;
		this.scene.assistant.left = List.of("conv_0");
	}

	@Test
	void shouldSayWhereTheReplyIsAndThatTheNextTurnDoesNotGoOnThere() {
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.written.getFirst()).isInstanceOfSatisfying(Outcome.ReplyGenerated.class, (reply) -> {
			assertThat(reply.conversationId()).isEqualTo("conv_1");
			assertLeft(reply.memory());
		});
		assertThat(this.scene.end()).isInstanceOf(Outcome.Answered.class);
		assertLeft(this.scene.end().memory());
	}

	@Test
	void shouldNotGoOnThereWhereAnotherOwnerDeliversTheReply() {
		this.scene.courier.answer = (_) -> {
			throw new IllegalStateException("killed here");
		};
		this.scene.run(Messages.text("hola"));
		Outcome reply = this.scene.written.getFirst();
		Scene next = new Scene();
		next.inherit();
		next.recorded(reply);
		next.run(Messages.text("hola"));
		assertThat(next.assistant.asked).isEmpty();
		assertThat(next.end()).isInstanceOf(Outcome.Answered.class);
		assertLeft(next.end().memory());
	}

	@Test
	void shouldNotTellAConversationThatIsLeftWhatTheUserDidNotGet() {
		this.scene.courier.answer = (_) -> new Sending.Refused(true, "131047");
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.end()).isInstanceOf(Outcome.Failed.class);
		assertThat(this.scene.assistant.withdrawn).isEmpty();
		assertLeft(this.scene.end().memory());
	}

	@Test
	void shouldDeleteTheConversationThatIsLeftWhereTheUserIsForgotten() {
		this.scene.forget(Messages.USER, Messages.NOW);
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.assistant.forgotten).containsExactly("conv_0", "conv_1");
	}

	@Test
	void shouldRecordHowMuchOfTheInputWasCached() {
		this.scene.run(Messages.text("hola"));
		assertThat(this.scene.written.getFirst()).isInstanceOfSatisfying(Outcome.ReplyGenerated.class, (reply) -> {
			assertThat(reply.inputTokens()).isEqualTo(9);
			assertThat(reply.cachedInputTokens()).isEqualTo(7);
		});
	}

	private static void assertLeft(Memory memory) {
		assertThat(memory.conversationId()).isNull();
		assertThat(memory.leftConversations()).containsExactly("conv_0", "conv_1");
	}

}
