package io.remanso.buffer.topology;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.remanso.buffer.conversation.Buffer;
import io.remanso.buffer.conversation.Conversation;
import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.OpenBuffer;

/**
 * Shows the open buffers, at most one record a user a second, and no more bytes than its
 * share. A buffer that opens and closes between two ticks is never shown, so it leaves no
 * tombstone either. Who has to be shown is kept in memory, what is shown is read then.
 * What is not kept, after a restart or in a flood, is shown with its next change. A tick
 * costs what it shows, not what is open.
 */
final class Mirror {

	private static final long PAUSE = 1_000;

	// Of more users than these in one task, the rest is shown with the next change.
	private static final int LONGEST_QUEUE = 10_000;

	// Twenty ticks a second and twelve tasks make 2 MB a second of it.
	private static final long BYTES_A_TICK = 8 * 1024;

	private static final long MOST_SAVED = 64 * 1024;

	/**
	 * A user of whom there was a record within the last second.
	 *
	 * @param changed whether there is something new to show
	 * @param out whether the record is still out there
	 */
	private record Shown(long at, boolean changed, boolean out) {

	}

	private final Outputs outputs;

	private final Function<String, Conversation> stored;

	// Whom to show next, and whether a record of theirs may be out there.
	private final Map<String, Boolean> queue = new LinkedHashMap<>();

	// Oldest first.
	private final Map<String, Shown> shown = new LinkedHashMap<>();

	private long bytes;

	Mirror(Outputs outputs, Function<String, Conversation> stored) {
		this.outputs = outputs;
		this.stored = stored;
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
		boolean recent = this.shown.computeIfPresent(after.userId(),
				(userId, one) -> new Shown(one.at(), true, one.out())) != null;
		if (!recent && this.queue.size() < LONGEST_QUEUE) {
			// A record can be out there only of a buffer that was open before.
			this.queue.putIfAbsent(after.userId(), isWaiting(before));
		}
	}

	private void close(String userId, Instant wall) {
		Boolean queued = this.queue.remove(userId);
		Shown recent = this.shown.get(userId);
		if (recent != null) {
			this.shown.replace(userId, new Shown(recent.at(), false, false));
		}
		if ((recent != null) ? recent.out() : (queued == null || queued)) {
			this.outputs.tombstone(Topics.OPEN_BUFFERS, userId, wall);
		}
	}

	/** Show what may be shown now. */
	void flush(Instant wall) {
		long now = wall.toEpochMilli();
		Iterator<Map.Entry<String, Shown>> oldest = this.shown.entrySet().iterator();
		while (oldest.hasNext()) {
			Map.Entry<String, Shown> entry = oldest.next();
			if (entry.getValue().at() + PAUSE > now) {
				break;
			}
			oldest.remove();
			if (entry.getValue().changed()) {
				this.queue.put(entry.getKey(), entry.getValue().out());
			}
		}
		this.bytes = Math.min(MOST_SAVED, this.bytes + BYTES_A_TICK);
		Iterator<String> next = this.queue.keySet().iterator();
		while (this.bytes > 0 && next.hasNext()) {
			String userId = next.next();
			next.remove();
			show(this.stored.apply(userId), wall);
		}
	}

	private void show(Conversation conversation, Instant wall) {
		Buffer open = conversation.open();
		int aside = conversation.aside().count();
		Buffer last = (open != null) ? open : conversation.aside().buffers().getLast();
		var turn = conversation.turn();
		this.outputs
			.openBuffer(new OpenBuffer(conversation.userId(), last.chat(), last.messages().all(), last.firstAt(),
					last.deadline(), (open != null) ? aside : aside - 1, (turn != null) ? turn.turnId() : null, wall));
		this.shown.put(conversation.userId(), new Shown(wall.toEpochMilli(), false, true));
		this.bytes -= last.bytes();
	}

	private static boolean isWaiting(Conversation conversation) {
		return conversation.open() != null || !conversation.aside().isEmpty();
	}

	private static boolean sameView(Conversation before, Conversation after) {
		return Objects.equals(before.open(), after.open()) && before.aside().equals(after.aside())
				&& Objects.equals(before.turn(), after.turn());
	}

}
