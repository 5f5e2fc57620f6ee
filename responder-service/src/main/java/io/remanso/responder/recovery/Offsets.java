package io.remanso.responder.recovery;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.remanso.contracts.topic.Topics;
import io.remanso.responder.partition.CommitPoint;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Asks the brokers where things begin and end.
 */
public final class Offsets {

	private static final int PATIENCE_SECONDS = 30;

	private final Admin admin;

	private final String group;

	public Offsets(Admin admin, String group) {
		this.admin = admin;
		this.group = group;
	}

	/** What to read of these partitions; the ends are taken now. */
	Map<Integer, Start> starts(Collection<Integer> partitions) {
		if (partitions.isEmpty()) {
			return Map.of();
		}
		Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
		Map<Integer, Start> starts = new HashMap<>();
		for (int partition : partitions) {
			ends.put(buffers(partition), OffsetSpec.latest());
			ends.put(outcomes(partition), OffsetSpec.latest());
			ends.put(states(partition), OffsetSpec.latest());
			ends.put(commands(partition), OffsetSpec.latest());
		}
		Map<TopicPartition, ListOffsetsResultInfo> found = list(ends);
		Map<TopicPartition, OffsetAndMetadata> committed = committed(partitions);
		for (int partition : partitions) {
			long end = offset(found, outcomes(partition));
			long from = CommitPoint.outcomesFrom(committed.get(buffers(partition)));
			// Beyond the end it is of a topic that was there before this one, and says
			// nothing of it.
			starts.put(partition, new Start(offset(found, buffers(partition)), (from <= end) ? from : 0, end,
					offset(found, states(partition)), offset(found, commands(partition))));
		}
		return starts;
	}

	/** The first receipt of that time or later, and the end of the receipts now. */
	Range receiptsSince(int partition, Instant time) {
		TopicPartition receipts = receipts(partition);
		long end = offset(list(Map.of(receipts, OffsetSpec.latest())), receipts);
		long from = offset(list(Map.of(receipts, OffsetSpec.forTimestamp(time.toEpochMilli()))), receipts);
		return new Range((from >= 0) ? from : end, end);
	}

	private static TopicPartition buffers(int partition) {
		return new TopicPartition(Topics.CLOSED_BUFFERS.name(), partition);
	}

	static TopicPartition outcomes(int partition) {
		return new TopicPartition(Topics.OUTCOMES.name(), partition);
	}

	static TopicPartition states(int partition) {
		return new TopicPartition(Topics.USER_STATES.name(), partition);
	}

	static TopicPartition commands(int partition) {
		return new TopicPartition(Topics.COMMANDS.name(), partition);
	}

	static TopicPartition receipts(int partition) {
		return new TopicPartition(Topics.RECEIPTS.name(), partition);
	}

	private Map<TopicPartition, ListOffsetsResultInfo> list(Map<TopicPartition, OffsetSpec> specs) {
		return await(this.admin.listOffsets(specs, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED)).all());
	}

	private Map<TopicPartition, OffsetAndMetadata> committed(Collection<Integer> partitions) {
		List<TopicPartition> asked = partitions.stream().map(Offsets::buffers).toList();
		// Stable: what an open transaction of the last owner is about to commit counts.
		return await(this.admin
			.listConsumerGroupOffsets(Map.of(this.group, new ListConsumerGroupOffsetsSpec().topicPartitions(asked)),
					new ListConsumerGroupOffsetsOptions().requireStable(true))
			.partitionsToOffsetAndMetadata(this.group));
	}

	private static long offset(Map<TopicPartition, ListOffsetsResultInfo> found, TopicPartition partition) {
		ListOffsetsResultInfo info = found.get(partition);
		return (info != null) ? info.offset() : 0;
	}

	private static <T> T await(KafkaFuture<T> future) {
		try {
			return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new KafkaException("the brokers did not tell the offsets", ex);
		}
		catch (InterruptedException ex) {
			throw new InterruptException(ex);
		}
	}

	/** From an offset to before another. */
	record Range(long from, long end) {
	}

}
