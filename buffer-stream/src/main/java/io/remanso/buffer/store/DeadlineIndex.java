package io.remanso.buffer.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Who wakes when: rows of a big-endian time and a user id, so that what is due stands
 * first and a look at it costs what is due, not what is open. A low-water mark keeps the
 * look from walking over the tombstones of rows that were due before.
 */
public final class DeadlineIndex {

	private static final byte[] ROW = new byte[0];

	/** One row. */
	public record Entry(long deadline, String userId) {

	}

	private final KeyValueStore<Bytes, byte[]> store;

	private long lowWater;

	private DeadlineIndex(KeyValueStore<Bytes, byte[]> store) {
		this.store = store;
	}

	/** By the stream clock. */
	public static DeadlineIndex ofDeadlines(ProcessingContext context) {
		return new DeadlineIndex(context.getStateStore(StateStores.DEADLINES));
	}

	/** By the wall. */
	public static DeadlineIndex ofLeases(ProcessingContext context) {
		return new DeadlineIndex(context.getStateStore(StateStores.LEASES));
	}

	public void put(Instant deadline, String userId) {
		long millis = millis(deadline);
		this.store.put(key(millis, userId), ROW);
		this.lowWater = Math.min(this.lowWater, millis);
	}

	public void delete(Instant deadline, String userId) {
		this.store.delete(key(millis(deadline), userId));
	}

	/** Take away the oldest rows that are due by {@code clock}, at most {@code limit}. */
	public List<Entry> take(long clock, int limit) {
		List<Entry> due = new ArrayList<>();
		if (clock < this.lowWater) {
			return due;
		}
		try (KeyValueIterator<Bytes, byte[]> rows = this.store.range(from(this.lowWater), from(clock + 1))) {
			while (rows.hasNext() && due.size() < limit) {
				due.add(entry(rows.next().key));
			}
		}
		due.forEach((entry) -> this.store.delete(key(entry.deadline(), entry.userId())));
		this.lowWater = (due.size() < limit) ? clock : due.getLast().deadline();
		return due;
	}

	/** Never early: a fraction of a millisecond is due with the next whole one. */
	static long millis(Instant deadline) {
		return deadline.plusNanos(999_999).toEpochMilli();
	}

	private static Bytes from(long deadline) {
		return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(deadline).array());
	}

	private static Bytes key(long deadline, String userId) {
		byte[] user = userId.getBytes(StandardCharsets.UTF_8);
		return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + user.length).putLong(deadline).put(user).array());
	}

	private static Entry entry(Bytes key) {
		ByteBuffer bytes = ByteBuffer.wrap(key.get());
		long deadline = bytes.getLong();
		return new Entry(deadline, StandardCharsets.UTF_8.decode(bytes).toString());
	}

}
