package io.remanso.responder.recovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.remanso.contracts.wire.Unquoted;
import io.remanso.responder.forget.Forgetting;
import io.remanso.responder.intake.PartitionWatch;
import io.remanso.responder.partition.Tenure;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads, for the partitions that are ours and on one thread, what the turns need beside
 * the closed buffers: first the outcomes, until all that is recorded is known; then who
 * is paused, who is to be forgotten, and the receipts that name our parts; these three
 * for as long as the partition is ours. A tenure opens when all four have passed the ends
 * that they had after the partition was assigned.
 */
public final class SideTopics implements PartitionWatch {

	private static final Logger logger = LoggerFactory.getLogger(SideTopics.class);

	private static final Duration POLL = Duration.ofMillis(50);

	private static final Duration AFTER_ERROR = Duration.ofSeconds(1);

	private final Queue<Tenure> begun = new ConcurrentLinkedQueue<>();

	private final Map<Integer, Recovery> recoveries = new HashMap<>();

	private final Supplier<Consumer<byte[], byte[]>> consumers;

	private final Offsets offsets;

	private final Forgetting forgetting;

	private final FailedParts failedParts;

	private final Thread thread = Thread.ofPlatform().name("responder-side-topics").unstarted(this::run);

	private final CountDownLatch stopping = new CountDownLatch(1);

	/**
	 * A reader that is not started.
	 * @param consumers makes a consumer without a group that reads committed records only
	 */
	public SideTopics(Supplier<Consumer<byte[], byte[]>> consumers, Offsets offsets, Forgetting forgetting,
			FailedParts failedParts) {
		this.consumers = consumers;
		this.offsets = offsets;
		this.forgetting = forgetting;
		this.failedParts = failedParts;
	}

	public void start() {
		this.thread.start();
	}

	public void stop() throws InterruptedException {
		this.stopping.countDown();
		this.thread.join(TimeUnit.SECONDS.toMillis(5));
	}

	public boolean isRunning() {
		return this.thread.isAlive();
	}

	@Override
	public void began(Tenure tenure) {
		this.begun.add(tenure);
	}

	@Override
	public void ended(Tenure tenure) {
		// Seen by the thread itself at its next turn.
	}

	private void run() {
		while (!isStopping()) {
			try (Consumer<byte[], byte[]> consumer = this.consumers.get()) {
				this.recoveries.values().forEach((recovery) -> this.begun.add(recovery.tenure()));
				this.recoveries.clear();
				while (!isStopping()) {
					step(consumer);
				}
			}
			catch (KafkaException ex) {
				logger.warn("reading side topics failed, starting again: {}", Unquoted.line(ex));
				pause(AFTER_ERROR);
			}
		}
	}

	private void step(Consumer<byte[], byte[]> consumer) {
		this.recoveries.values().removeIf((recovery) -> recovery.tenure().isEnded());
		begin();
		assign(consumer);
		if (this.recoveries.isEmpty()) {
			pause(POLL);
			return;
		}
		for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
			Recovery recovery = this.recoveries.get(record.partition());
			if (recovery != null) {
				recovery.read(record);
			}
		}
		for (Recovery recovery : this.recoveries.values()) {
			recovery.advance(consumer::position, this.offsets);
		}
	}

	private void begin() {
		List<Tenure> tenures = new ArrayList<>();
		for (Tenure tenure = this.begun.poll(); tenure != null; tenure = this.begun.poll()) {
			tenures.add(tenure);
		}
		tenures.removeIf(Tenure::isEnded);
		try {
			Map<Integer, Start> starts = this.offsets.starts(tenures.stream().map(Tenure::partition).toList());
			tenures.forEach((tenure) -> this.recoveries.put(tenure.partition(), recovery(tenure, starts)));
		}
		catch (KafkaException ex) {
			this.begun.addAll(tenures);
			throw ex;
		}
	}

	private Recovery recovery(Tenure tenure, Map<Integer, Start> starts) {
		Start start = starts.get(tenure.partition());
		if (start == null) {
			throw new KafkaException("no offsets of partition " + tenure.partition());
		}
		return new Recovery(tenure, start, this.forgetting, this.failedParts);
	}

	private void assign(Consumer<byte[], byte[]> consumer) {
		Set<TopicPartition> wanted = new HashSet<>();
		this.recoveries.values().forEach((recovery) -> wanted.addAll(recovery.wanted()));
		if (!consumer.assignment().equals(wanted)) {
			consumer.assign(wanted);
		}
		this.recoveries.values().forEach((recovery) -> recovery.seek(consumer::seek));
	}

	private boolean isStopping() {
		return this.stopping.getCount() == 0;
	}

	// Not long where we are stopping.
	private void pause(Duration time) {
		try {
			boolean _ = this.stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
