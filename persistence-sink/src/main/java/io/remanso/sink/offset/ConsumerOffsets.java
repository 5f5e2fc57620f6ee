package io.remanso.sink.offset;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Table {@code consumer_offsets}: the next record of each partition that is not in the
 * tables yet.
 */
public final class ConsumerOffsets {

	private static final Comparator<TopicPartition> ORDER = Comparator.comparing(TopicPartition::topic)
		.thenComparingInt(TopicPartition::partition);

	private static final String BEGIN = """
			insert into consumer_offsets (group_id, topic, "partition", next_offset)
			values (?, ?, ?, 0)
			on conflict do nothing
			""";

	private static final String READ = """
			select topic, "partition", next_offset
			from consumer_offsets
			where group_id = ?
			""";

	private static final String ADVANCE = """
			update consumer_offsets
			set next_offset = ?,
			    updated_at  = now()
			where group_id = ?
			  and topic = ?
			  and "partition" = ?
			  and next_offset = ?
			""";

	private final JdbcTemplate jdbc;

	private final String group;

	public ConsumerOffsets(JdbcTemplate jdbc, String group) {
		this.jdbc = jdbc;
		this.group = group;
	}

	/** The next record of each partition; 0 of one that was never read. */
	public Map<TopicPartition, Long> read(Collection<TopicPartition> partitions) {
		List<TopicPartition> sorted = partitions.stream().sorted(ORDER).toList();
		this.jdbc.batchUpdate(BEGIN, sorted, sorted.size(), (statement, partition) -> {
			statement.setString(1, this.group);
			statement.setString(2, partition.topic());
			statement.setInt(3, partition.partition());
		});
		Map<TopicPartition, Long> offsets = new HashMap<>();
		this.jdbc.query(READ, (row) -> {
			offsets.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
		}, this.group);
		offsets.keySet().retainAll(partitions);
		return offsets;
	}

	/**
	 * Move on, where the offset is still the one that this instance knows. Within the
	 * transaction of the rows, and before them: it keeps a second writer of the partition
	 * waiting until the first has ended.
	 * @throws OffsetsFencedException where it is not
	 */
	public void advance(Map<TopicPartition, Advance> advances) {
		List<Map.Entry<TopicPartition, Advance>> sorted = advances.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey(ORDER))
			.toList();
		int[] updated = this.jdbc.batchUpdate(ADVANCE, sorted.stream().map(this::arguments).toList());
		for (int i = 0; i < updated.length; i++) {
			if (updated[i] != 1) {
				throw new OffsetsFencedException(sorted.get(i).getKey());
			}
		}
	}

	private Object[] arguments(Map.Entry<TopicPartition, Advance> entry) {
		TopicPartition partition = entry.getKey();
		Advance advance = entry.getValue();
		return new Object[] { advance.to(), this.group, partition.topic(), partition.partition(), advance.from() };
	}

	/**
	 * A step of one partition.
	 *
	 * @param from the next offset as this instance last read or wrote it
	 * @param to the next offset from now on
	 */
	public record Advance(long from, long to) {
	}

}
