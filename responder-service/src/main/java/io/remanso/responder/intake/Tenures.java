package io.remanso.responder.intake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.remanso.responder.partition.Membership;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins and ends tenures as the group assigns partitions. Runs on the poll thread, in
 * the consumer's callbacks.
 */
final class Tenures implements ConsumerRebalanceListener {

	private static final Logger logger = LoggerFactory.getLogger(Tenures.class);

	private final Map<TopicPartition, Tenure> ours = new HashMap<>();

	private final Consumer<?, ?> consumer;

	private final KeyMailboxes<Work> mailboxes;

	private final Membership membership;

	private final PartitionWatch watch;

	private final Duration patience;

	private final InstantSource clock;

	private boolean assignedOnce;

	private boolean closed;

	Tenures(Consumer<?, ?> consumer, KeyMailboxes<Work> mailboxes, Membership membership, PartitionWatch watch,
			Duration patience, InstantSource clock) {
		this.consumer = consumer;
		this.mailboxes = mailboxes;
		this.membership = membership;
		this.watch = watch;
		this.patience = patience;
		this.clock = clock;
	}

	@Override
	public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
		this.assignedOnce = true;
		this.membership.update(this.consumer.groupMetadata());
		this.consumer.pause(partitions);
		for (TopicPartition partition : partitions) {
			Tenure tenure = new Tenure(partition.partition(), this.clock.instant());
			this.ours.put(partition, tenure);
			if (this.closed) {
				tenure.close();
			}
			this.watch.began(tenure);
		}
		logger.info("{} partitions assigned, {} in all", partitions.size(), this.ours.size());
	}

	@Override
	public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
		// They are still ours under this generation: what finishes now can be committed.
		this.membership.update(this.consumer.groupMetadata());
		List<Tenure> leaving = remove(partitions);
		leaving.forEach(Tenure::close);
		this.mailboxes.dropQueued((work) -> leaving.contains(work.tenure()));
		try {
			this.mailboxes.awaitIdle((work) -> leaving.contains(work.tenure()), this.patience);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		end(leaving);
		logger.info("{} partitions revoked, {} left", partitions.size(), this.ours.size());
	}

	@Override
	public void onPartitionsLost(Collection<TopicPartition> partitions) {
		end(remove(partitions));
		this.membership.update(this.consumer.groupMetadata());
		logger.warn("{} partitions lost, {} left", partitions.size(), this.ours.size());
	}

	/** Take no more work of any partition, nor of those that are assigned from now on. */
	void closeAll() {
		this.closed = true;
		this.ours.values().forEach(Tenure::close);
	}

	/** Whatever the group says: nothing is ours any more. */
	void endAll() {
		end(remove(List.copyOf(this.ours.keySet())));
	}

	@Nullable Tenure of(TopicPartition partition) {
		return this.ours.get(partition);
	}

	Map<TopicPartition, Tenure> all() {
		return this.ours;
	}

	boolean assignedOnce() {
		return this.assignedOnce;
	}

	private List<Tenure> remove(Collection<TopicPartition> partitions) {
		List<Tenure> leaving = new ArrayList<>();
		for (TopicPartition partition : partitions) {
			Tenure tenure = this.ours.remove(partition);
			if (tenure != null) {
				leaving.add(tenure);
			}
		}
		return leaving;
	}

	private void end(List<Tenure> leaving) {
		leaving.forEach(Tenure::end);
		this.mailboxes.dropQueued((work) -> work.tenure().isEnded());
		this.mailboxes.interruptRunning((work) -> work.tenure().isEnded());
		leaving.forEach(this.watch::ended);
	}

}
