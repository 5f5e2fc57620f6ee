package io.remanso.buffer.conversation;

import java.util.List;

/**
 * Where a conversation stands after an event, and what follows from it.
 */
public record Step(Conversation conversation, List<Effect> effects) {

	public Step {
		effects = List.copyOf(effects);
	}

}
