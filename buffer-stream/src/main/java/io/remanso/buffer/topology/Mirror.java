package io.remanso.buffer.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.remanso.buffer.conversation.Buffer;
import io.remanso.buffer.conversation.Conversation;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.OpenBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Shows the open buffers, at most one record a user a second. A buffer that opens and
 * closes between two ticks is never shown, so it leaves no tombstone either. What is
 * pending lives in memory: after a restart a buffer is shown with its next change.
 */
final class Mirror {

	private static final long PAUSE = 1_000;

	/**
	 * A user whose buffer was shown, or has to be.
	 *
	 * @param shownAt the newest record, or 0 while there was none
	 * @param pending what to show next, or null
	 */
	private record Entry(long shownAt, @Nullable Conversation pending) {

	}

	private final Outputs outputs;

	// Oldest first; an entry goes when it has nothing pending and its second is over.
	private final Map<String, Entry> entries = new LinkedHashMap<>();

	Mirror(Outputs outputs) {
		this.outputs = outputs;
	}

	void changed(Conversation before, Conversation after, Instant wall) {
		if (!isWaiting(after)) {
			if (isWaiting(before)) {
				close(after.userId(), wall);
			}
			return;
		}
		if (sameView(before, after)) {
			return;
		}
		Entry entry = this.entries.get(after.userId());
		// Whether an earlier record is out there is known only where the buffer opens
		// now.
		long shownAt = (entry != null) ? entry.shownAt() : (isWaiting(before) ? 1 : 0);
		this.entries.put(after.userId(), new Entry(shownAt, after));
	}

	private void close(String userId, Instant wall) {
		Entry entry = this.entries.remove(userId);
		if (entry == null || entry.shownAt() > 0) {
			this.outputs.tombstone(Topics.OPEN_BUFFERS, userId, wall);
		}
	}

	/** Show what is pending and may be shown, at most {@code limit} of them. */
	void flush(Instant wall, int limit) {
		long now = wall.toEpochMilli();
		List<String> over = new ArrayList<>();
		List<String> due = new ArrayList<>();
		for (Map.Entry<String, Entry> entry : this.entries.entrySet()) {
			if (entry.getValue().shownAt() + PAUSE > now) {
				continue;
			}
			if (entry.getValue().pending() == null) {
				over.add(entry.getKey());
			}
			else if (due.size() < limit) {
				due.add(entry.getKey());
			}
		}
		over.forEach(this.entries::remove);
		due.forEach((userId) -> show(userId, wall));
	}

	private void show(String userId, Instant wall) {
		Entry entry = this.entries.remove(userId);
		if (entry != null && entry.pending() != null) {
			this.outputs.openBuffer(view(entry.pending(), wall));
			this.entries.put(userId, new Entry(wall.toEpochMilli(), null));
		}
	}

	private static OpenBuffer view(Conversation conversation, Instant wall) {
		Buffer open = conversation.open();
		int aside = conversation.aside().count();
		Buffer shown = (open != null) ? open : conversation.aside().buffers().getLast();
		var turn = conversation.turn();
		return new OpenBuffer(conversation.userId(), shown.chat(), shown.messages(), shown.firstAt(), shown.deadline(),
				(open != null) ? aside : aside - 1, (turn != null) ? turn.turnId() : null, wall);
	}

	private static boolean isWaiting(Conversation conversation) {
		return conversation.open() != null || !conversation.aside().isEmpty();
	}

	private static boolean sameView(Conversation before, Conversation after) {
		return java.util.Objects.equals(before.open(), after.open()) && before.aside().equals(after.aside())
				&& java.util.Objects.equals(before.turn(), after.turn());
	}

}
