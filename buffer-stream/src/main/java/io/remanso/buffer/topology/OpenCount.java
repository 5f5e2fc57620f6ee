package io.remanso.buffer.topology;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.remanso.buffer.conversation.Conversation;
import io.remanso.buffer.store.Conversations;
import org.jspecify.annotations.Nullable;

/**
 * How many buffers a task holds open. After a start it counts what is there already a few
 * rows at a time, in the order of their keys, so that no tick pays for the size of the
 * store; what changes meanwhile counts where the count has passed by.
 */
final class OpenCount {

	private final Conversations conversations;

	private final Meters meters;

	private @Nullable String countedTo;

	private boolean complete;

	private int open;

	OpenCount(Conversations conversations, Meters meters) {
		this.conversations = conversations;
		this.meters = meters;
	}

	/** Count the next {@code limit} rows, if there are any left. */
	void goOn(int limit) {
		if (this.complete) {
			return;
		}
		List<Conversations.Opening> next = this.conversations.openings(this.countedTo, limit);
		add((int) next.stream().filter(Conversations.Opening::open).count());
		this.complete = next.size() < limit;
		this.countedTo = next.isEmpty() ? this.countedTo : next.getLast().userId();
	}

	void changed(Conversation before, Conversation after) {
		if (isCounted(after.userId())) {
			add(((after.open() != null) ? 1 : 0) - ((before.open() != null) ? 1 : 0));
		}
	}

	/** The task goes elsewhere. */
	void close() {
		add(-this.open);
	}

	private void add(int change) {
		if (change != 0) {
			this.open += change;
			this.meters.opened(change);
		}
	}

	// Stores order keys by their bytes.
	private boolean isCounted(String userId) {
		if (this.complete || this.countedTo == null) {
			return this.complete;
		}
		return Arrays.compareUnsigned(userId.getBytes(StandardCharsets.UTF_8),
				this.countedTo.getBytes(StandardCharsets.UTF_8)) <= 0;
	}

}
