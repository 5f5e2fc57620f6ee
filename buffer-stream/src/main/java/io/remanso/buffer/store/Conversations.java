package io.remanso.buffer.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.remanso.buffer.conversation.Aside;
import io.remanso.buffer.conversation.Buffer;
import io.remanso.buffer.conversation.Conversation;
import io.remanso.buffer.conversation.Deferred;
import io.remanso.buffer.conversation.KnownUser;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Conversations, each split over rows by how often they change: a message rewrites the
 * head only, which holds the newest messages of the open buffer, a full buffer gets its
 * own row, transcript and profile change with a turn. Keeps the two indexes of deadlines
 * in step.
 */
public final class Conversations {

	private final Heads heads;

	private final OpenMessages messages;

	private final KeyValueStore<String, Buffer> aside;

	private final KeyValueStore<String, KnownUser> known;

	private final LastTurns turns;

	private final DeadlineIndex deadlines;

	private final DeadlineIndex leases;

	public Conversations(ProcessingContext context, DeadlineIndex deadlines, DeadlineIndex leases) {
		this.heads = new Heads(context);
		MessageRows rows = new MessageRows(context);
		this.messages = new OpenMessages(rows);
		this.aside = context.getStateStore(StateStores.ASIDE);
		this.known = context.getStateStore(StateStores.KNOWN);
		this.turns = new LastTurns(context, rows);
		this.deadlines = deadlines;
		this.leases = leases;
	}

	public Loaded load(String userId) {
		@Nullable HeadRow found = this.heads.get(userId);
		HeadRow row = (found != null) ? found : HeadRow.EMPTY;
		Aside waiting = (row.asideCount() == 0) ? Aside.none()
				: Aside.stored(row.asideCount(), Deferred.from(() -> readAside(userId, row)));
		return new Loaded(new Conversation(userId, this.messages.load(userId, row), waiting, row.turn(),
				row.undecided(), row.lapsed(), Deferred.from(() -> readKnown(userId)),
				Deferred.from(() -> this.turns.get(userId))), row);
	}

	/** Who has a conversation, and whether a buffer of theirs is open. */
	public record Opening(String userId, boolean open) {

	}

	/** The next {@code limit} of all kept conversations, in the order of their keys. */
	public List<Opening> openings(@Nullable String after, int limit) {
		List<Opening> found = new ArrayList<>();
		try (KeyValueIterator<String, HeadRow> rows = this.heads.from(after)) {
			while (rows.hasNext() && found.size() < limit) {
				var row = rows.next();
				if (!row.key.equals(after)) {
					found.add(new Opening(row.key, row.value.open() != null));
				}
			}
		}
		return found;
	}

	/**
	 * Keep what a step has made of a conversation.
	 * @param clock the stream clock; index rows up to it are taken already
	 */
	public void save(Loaded before, Conversation after, long clock) {
		String userId = after.userId();
		if (before.conversation().known() != after.known()) {
			KnownUser next = after.known().get();
			this.known.put(userId, next.equals(KnownUser.NOBODY) ? none() : next);
		}
		if (before.conversation().lastTurn() != after.lastTurn()) {
			this.turns.save(before, after);
		}
		int asideFirst = saveAside(before, after.aside());
		// After the turn and the rows aside, which may take the messages over.
		OpenMessages.Kept open = this.messages.save(before, after);
		HeadRow row = HeadRow.of(after, open, asideFirst, arm(before.row().armed(), after, clock));
		if (after.isIdle()) {
			this.heads.delete(userId);
		}
		else if (!row.equals(before.row())) {
			this.heads.put(userId, row);
		}
		lease(before.conversation(), after);
	}

	/** Make sure that a conversation whose index row was taken wakes again. */
	public void rearm(Loaded loaded, long clock) {
		arm(loaded.row().armed(), loaded.conversation(), clock);
	}

	// Rows stay in the index when a deadline moves later; whoever takes one finds nothing
	// due and arms again. So a row that is still ahead of the clock and not after the
	// deadline is enough.
	private long arm(long armed, Conversation conversation, long clock) {
		@Nullable Instant wake = conversation.wakeAt();
		if (wake == null) {
			return armed;
		}
		// Before the first tick of a new partition the clock stands before all times.
		boolean ahead = armed != HeadRow.NOT_ARMED && armed > clock;
		if (ahead && armed <= DeadlineIndex.millis(wake)) {
			return armed;
		}
		this.deadlines.put(wake, conversation.userId());
		return DeadlineIndex.millis(wake);
	}

	private void lease(Conversation before, Conversation after) {
		@Nullable Instant old = before.wakeAtWall();
		@Nullable Instant next = after.wakeAtWall();
		if (Objects.equals(old, next)) {
			return;
		}
		if (old != null) {
			this.leases.delete(old, before.userId());
		}
		if (next != null) {
			this.leases.put(next, after.userId());
		}
	}

	private int saveAside(Loaded before, Aside after) {
		String userId = before.conversation().userId();
		HeadRow row = before.row();
		int first = row.asideFirst();
		List<Buffer> rows = after.added();
		int next = first + row.asideCount();
		if (!after.extendsFrom(before.conversation().aside())) {
			rows = after.buffers();
			IntStream.range(first, next).forEach((number) -> this.aside.delete(asideKey(userId, number)));
			next = first;
		}
		for (Buffer buffer : rows) {
			this.aside.put(asideKey(userId, next), buffer);
			next++;
		}
		return first;
	}

	private List<Buffer> readAside(String userId, HeadRow row) {
		return IntStream.range(row.asideFirst(), row.asideFirst() + row.asideCount())
			.mapToObj((number) -> this.aside.get(asideKey(userId, number)))
			.toList();
	}

	private KnownUser readKnown(String userId) {
		@Nullable KnownUser found = this.known.get(userId);
		return (found != null) ? found : KnownUser.NOBODY;
	}

	private static String asideKey(String userId, int number) {
		return userId + "\n" + number;
	}

	@SuppressWarnings("NullAway") // KeyValueStore is not null-marked: null deletes
	private static KnownUser none() {
		return null;
	}

}
