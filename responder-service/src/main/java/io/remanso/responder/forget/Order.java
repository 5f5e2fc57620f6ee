package io.remanso.responder.forget;

import java.util.List;

import io.remanso.contracts.command.Command;
import io.remanso.responder.model.ConversationIds;
import io.remanso.responder.partition.Tenure;

/**
 * A conversation to delete at the model, since its user is to be forgotten.
 *
 * @param tenure under which that was read; with it the order ends here, and is the next
 * owner's
 */
public record Order(Tenure tenure, String userId, String conversationId) {

	/** One for each conversation that the model can know. */
	public static List<Order> of(Tenure tenure, Command command) {
		return (command instanceof Command.Forget forget) ? forget.conversations()
			.stream()
			.filter(ConversationIds::isUsable)
			.distinct()
			.map((conversation) -> new Order(tenure, forget.userId(), conversation))
			.toList() : List.of();
	}

}
