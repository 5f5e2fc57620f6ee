package io.remanso.buffer.store;

import java.util.List;

import io.remanso.buffer.conversation.Buffer;
import io.remanso.buffer.conversation.Conversation;
import io.remanso.buffer.conversation.Turn;
import io.remanso.buffer.conversation.Undecided;
import org.jspecify.annotations.Nullable;

/**
 * The part of a conversation that each message touches.
 *
 * @param open the open buffer with its newest messages, or null
 * @param spilled its older messages, or null where it holds them all
 * @param asideFirst number of the oldest row of the buffers set aside
 * @param asideCount how many of them there are
 * @param armed the newest row of the deadline index that was made for this conversation,
 * or {@code NOT_ARMED}; rows are not taken away when the deadline moves
 */
record HeadRow(@Nullable Buffer open, @Nullable Spilled spilled, int asideFirst, int asideCount, @Nullable Turn turn,
		List<Undecided> undecided, List<String> lapsed, long armed) {

	static final long NOT_ARMED = 0;

	static final HeadRow EMPTY = new HeadRow(null, null, 0, 0, null, List.of(), List.of(), NOT_ARMED);

	HeadRow {
		undecided = List.copyOf(undecided);
		lapsed = List.copyOf(lapsed);
	}

	static HeadRow of(Conversation conversation, OpenMessages.Kept open, int asideFirst, long armed) {
		return new HeadRow(open.buffer(), open.spilled(), asideFirst, conversation.aside().count(), conversation.turn(),
				conversation.undecided(), conversation.lapsed(), armed);
	}

}
