package io.remanso.responder.forget;

import java.time.Instant;
import java.util.List;

import io.remanso.contracts.command.Command;
import io.remanso.responder.partition.Tenure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OrderTest {

	private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

	private final Tenure tenure = new Tenure(3, NOW);

	@Test
	void shouldDeleteEachNamedConversationOnce() {
		assertThat(orders("conv_1", "conv_2", "conv_1")).extracting(Order::conversationId)
			.containsExactly("conv_1", "conv_2");
	}

	@Test
	void shouldNeverCallTheOldAssistantsThreads() {
		assertThat(orders("thread_abc", "conv_1", "")).extracting(Order::conversationId).containsExactly("conv_1");
	}

	@Test
	void shouldDoNothingWhereNoConversationIsNamed() {
		assertThat(orders()).isEmpty();
	}

	@Test
	void shouldTakeNoOtherCommandForAnOrderToForget() {
		assertThat(Order.of(this.tenure, new Command.Resume("c", "573", NOW))).isEmpty();
		assertThat(Order.of(this.tenure, new Command.ImportThread("c", "573", "conv_1", null, null, null, null, NOW)))
			.isEmpty();
	}

	private List<Order> orders(String... conversations) {
		return Order.of(this.tenure, new Command.Forget("c", "573", List.of(conversations), NOW));
	}

}
