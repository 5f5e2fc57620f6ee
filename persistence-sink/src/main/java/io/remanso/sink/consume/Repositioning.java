package io.remanso.sink.consume;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.remanso.contracts.wire.Unquoted;
import io.remanso.sink.offset.ConsumerOffsets;
import io.remanso.sink.offset.OffsetsFencedException;
import io.remanso.sink.offset.Positions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.transaction.TransactionException;

/**
 * Puts the consumer where the database says that a partition goes on: at assignment, and
 * after a batch that failed. The group's own committed offsets are for lag tools only.
 * Where the database can't say, a partition is read from its beginning; its first record
 * then fails for want of a position, and the database is asked again after a pause. Runs
 * on the consumer threads.
 */
final class Repositioning implements ConsumerAwareRebalanceListener, CommonErrorHandler {

	private static final Logger logger = LoggerFactory.getLogger(Repositioning.class);

	private final ConsumerOffsets offsets;

	private final Positions positions;

	private final SinkState state;

	private final SinkMetrics metrics;

	Repositioning(ConsumerOffsets offsets, Positions positions, SinkState state, SinkMetrics metrics) {
		this.offsets = offsets;
		this.positions = positions;
		this.state = state;
		this.metrics = metrics;
	}

	@Override
	public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		try {
			seek(consumer, partitions);
		}
		catch (DataAccessException | TransactionException | KafkaException | OtherTopicException ex) {
			logger.warn("not known yet where {} partitions go on: {}", partitions.size(), reason(ex));
			consumer.seekToBeginning(partitions);
		}
	}

	@Override
	public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		this.positions.forget(partitions);
	}

	@Override
	public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		this.positions.forget(partitions);
	}

	@Override
	public boolean seeksAfterHandling() {
		return true;
	}

	@Override
	public boolean isAckAfterHandle() {
		return false;
	}

	@Override
	public void handleBatch(Exception failure, ConsumerRecords<?, ?> batch, Consumer<?, ?> consumer,
			MessageListenerContainer container, Runnable invokeListener) {
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		this.metrics.retry(cause.getClass().getSimpleName());
		pause(container, cause);
		Set<TopicPartition> inDoubt = new HashSet<>(batch.partitions());
		inDoubt.addAll(this.positions.unknown(consumer.assignment()));
		inDoubt.retainAll(consumer.assignment());
		this.positions.forget(inDoubt);
		try {
			seek(consumer, inDoubt);
		}
		catch (DataAccessException | TransactionException | KafkaException | OtherTopicException ex) {
			logger.debug("not known yet where partitions go on", Unquoted.stack(ex));
			batch.partitions()
				.stream()
				.filter(inDoubt::contains)
				.forEach((partition) -> consumer.seek(partition, batch.records(partition).getFirst().offset()));
		}
	}

	@Override
	public void handleOtherException(Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container,
			boolean batchListener) {
		logger.warn("reading failed, trying again: {}", Unquoted.line(failure));
		pause(container, failure);
	}

	private void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		Map<TopicPartition, Long> stored = this.offsets.read(partitions);
		Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
		stored.forEach((partition, next) -> {
			if (next > ends.getOrDefault(partition, Long.MAX_VALUE)) {
				throw new OtherTopicException(partition, next, ends.getOrDefault(partition, 0L));
			}
		});
		stored.forEach(consumer::seek);
		this.positions.know(stored);
	}

	// The database's own words may quote a row.
	private static String reason(RuntimeException failure) {
		return (failure instanceof OtherTopicException) ? String.valueOf(failure.getMessage())
				: failure.getClass().getSimpleName();
	}

	private void pause(MessageListenerContainer container, Throwable cause) {
		long pause = this.state.failed(cause);
		if (cause instanceof OffsetsFencedException || cause instanceof UnknownPositionException) {
			logger.info("{}: asking the database again", cause.getMessage());
		}
		try {
			ListenerUtils.stoppableSleep(container, pause);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
