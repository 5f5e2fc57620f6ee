package io.remanso.buffer.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.remanso.buffer.conversation.Novelty;
import io.remanso.contracts.inbound.InboundEvent;
import io.remanso.contracts.wire.Json;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What was here before, as 16-byte hashes with the hour they came. Looking one up and
 * remembering it is one read and one write; old ones are swept away a few rows at a time,
 * so that no tick pays for the size of the store.
 */
public final class SeenKeys {

	// Meta repeats what we did not take for 7 days.
	private static final Duration REMEMBERED = Duration.ofDays(8);

	private static final int HASH_BYTES = 16;

	private static final long HOUR = Duration.ofHours(1).toMillis();

	private final KeyValueStore<Bytes, Integer> seen;

	private final KeyValueStore<Bytes, Long> forgotten;

	private @Nullable Bytes sweptTo;

	public SeenKeys(ProcessingContext context) {
		this.seen = context.getStateStore(StateStores.SEEN);
		this.forgotten = context.getStateStore(StateStores.FORGOTTEN);
	}

	/** What is known of this event; from now on it is seen. */
	public Novelty meet(InboundEvent event, long wall) {
		if (isForgotten(event.userId(), event.receivedAt())) {
			return Novelty.FORGOTTEN;
		}
		String channel = event.chat().channel();
		if (!remember(key(event), wall)) {
			return Novelty.SEEN;
		}
		boolean own = event instanceof InboundEvent.OwnMessage;
		return (own && this.seen.get(sent(channel, event.id())) != null) ? Novelty.SENT_BY_US : Novelty.NEW;
	}

	/** Whether this command is new; from now on it is not. */
	public boolean meetCommand(String userId, String commandId, long wall) {
		return remember(hash("command", userId, commandId), wall);
	}

	/** A gateway gave this id to a message of ours. */
	public void rememberSent(String channel, String messageId, long wall) {
		remember(sent(channel, messageId), wall);
	}

	/** Records of this user that are not younger than {@code at} are to be skipped. */
	public void forget(String userId, Instant at) {
		this.forgotten.put(hash("user", userId), at.toEpochMilli());
	}

	public boolean isForgotten(String userId, Instant time) {
		Long until = this.forgotten.get(hash("user", userId));
		return until != null && time.toEpochMilli() <= until;
	}

	/** Look at the next {@code rows} rows and drop those that are too old. */
	public void sweep(long wall, int rows) {
		int oldest = (int) ((wall - REMEMBERED.toMillis()) / HOUR);
		List<Bytes> old = new ArrayList<>();
		int looked = 0;
		Bytes last = null;
		try (KeyValueIterator<Bytes, Integer> iterator = this.seen.range(this.sweptTo, null)) {
			while (iterator.hasNext() && looked < rows) {
				var row = iterator.next();
				looked++;
				last = row.key;
				if (row.value < oldest) {
					old.add(row.key);
				}
			}
		}
		this.sweptTo = (looked < rows) ? null : last;
		old.forEach(this.seen::delete);
	}

	private boolean remember(Bytes key, long wall) {
		return this.seen.putIfAbsent(key, (int) (wall / HOUR)) == null;
	}

	private static Bytes sent(String channel, String messageId) {
		return hash("sent", channel, messageId);
	}

	private static Bytes key(InboundEvent event) {
		String channel = event.chat().channel();
		return switch (event) {
			case InboundEvent.Message message -> hash("message", channel, message.id());
			case InboundEvent.Edit edit ->
				hash("edit", channel, edit.id(), Json.mapper().writeValueAsString(edit.content()));
			case InboundEvent.Delete delete -> hash("delete", channel, delete.id());
			case InboundEvent.Reaction reaction -> hash("reaction", channel, reaction.id());
			case InboundEvent.OwnMessage own -> hash("own", channel, own.id());
			case InboundEvent.Notice notice -> hash("notice", channel, notice.id());
		};
	}

	private static Bytes hash(String... parts) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (String part : parts) {
				digest.update(part.getBytes(StandardCharsets.UTF_8));
				digest.update((byte) 0);
			}
			return Bytes.wrap(Arrays.copyOf(digest.digest(), HASH_BYTES));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
