package io.remanso.sink.offset;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The next offset of each partition that this instance owns, as it last read it from the
 * database or wrote it there. A partition is only written from here. Shared by the
 * consumer threads, each of which touches its own partitions.
 */
public final class Positions {

	private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

	/** Where the partition goes on, or null where the database was not asked yet. */
	public @Nullable Long next(TopicPartition partition) {
		return this.next.get(partition);
	}

	/** What the database says. */
	public void know(Map<TopicPartition, Long> offsets) {
		this.next.putAll(offsets);
	}

	/** What was just committed. */
	public void moved(Map<TopicPartition, ConsumerOffsets.Advance> advances) {
		advances.forEach((partition, advance) -> this.next.put(partition, advance.to()));
	}

	/** The partitions are another's now, or in doubt. */
	public void forget(Collection<TopicPartition> partitions) {
		partitions.forEach(this.next::remove);
	}

	/** Those of which nothing is known. */
	public Set<TopicPartition> unknown(Collection<TopicPartition> partitions) {
		Set<TopicPartition> missing = new HashSet<>(partitions);
		missing.removeAll(this.next.keySet());
		return missing;
	}

}
