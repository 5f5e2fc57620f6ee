package io.remanso.buffer.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.remanso.contracts.inbound.Chat;
import io.remanso.contracts.turn.TurnMessage;
import org.jspecify.annotations.Nullable;

/**
 * Where a waiting message of the user is.
 *
 * @param aside which of the buffers set aside, or -1 for the open one
 */
record Place(int aside, Buffer buffer, TurnMessage message) {

	private static final int OPEN = -1;

	static Optional<Place> of(Conversation conversation, Chat chat, String messageId) {
		Optional<Place> open = Optional.ofNullable(conversation.open())
			.flatMap((buffer) -> in(buffer, OPEN, chat, messageId));
		if (open.isPresent() || conversation.aside().isEmpty()) {
			return open;
		}
		List<Buffer> buffers = conversation.aside().buffers();
		return IntStream.range(0, buffers.size())
			.mapToObj((i) -> in(buffers.get(i), i, chat, messageId))
			.flatMap(Optional::stream)
			.findFirst();
	}

	private static Optional<Place> in(Buffer buffer, int aside, Chat chat, String messageId) {
		return buffer.find(chat, messageId).map((message) -> new Place(aside, buffer, message));
	}

	/** The conversation with {@code changed} in this place; null leaves nothing. */
	Conversation filledWith(Conversation conversation, @Nullable Buffer changed) {
		if (this.aside == OPEN) {
			return conversation.withOpen(changed);
		}
		List<Buffer> buffers = new ArrayList<>(conversation.aside().buffers());
		if (changed == null) {
			buffers.remove(this.aside);
		}
		else {
			buffers.set(this.aside, changed);
		}
		return conversation.withAside(Aside.of(buffers));
	}

}
