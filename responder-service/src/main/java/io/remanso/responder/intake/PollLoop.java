package io.remanso.responder.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.remanso.contracts.topic.Topics;
import io.remanso.contracts.turn.ClosedBuffer;
import io.remanso.contracts.wire.Unquoted;
import io.remanso.responder.partition.Membership;
import io.remanso.responder.partition.Tenure;
import io.remanso.responder.partition.Work;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads closed buffers and hands each to its user's mailbox, on one platform thread that
 * alone touches the consumer. Reads nothing of a partition until the partition is
 * recovered, and nothing at all while memory is full; but polls always, since the group
 * takes a consumer that doesn't for dead. After an error it starts again with a new
 * consumer: everything that it knew is in Kafka.
 */
public final class PollLoop {

	private static final Logger logger = LoggerFactory.getLogger(PollLoop.class);

	private static final Duration POLL = Duration.ofMillis(50);

	private static final Duration AFTER_ERROR = Duration.ofSeconds(2);

	private final Supplier<Consumer<byte[], byte[]>> consumers;

	private final KeyMailboxes<Work> mailboxes;

	private final Membership membership;

	private final PartitionWatch watch;

	private final IntakeLimits limits;

	private final InstantSource clock;

	private final Thread thread = Thread.ofPlatform().name("responder-poll").unstarted(this::run);

	private final CountDownLatch stopping = new CountDownLatch(1);

	private volatile boolean assigned;

	private volatile boolean recovered;

	private boolean full;

	/**
	 * A loop that is not started.
	 * @param turns does one turn, and never returns before it has ended or been cancelled
	 */
	public PollLoop(Supplier<Consumer<byte[], byte[]>> consumers, java.util.function.Consumer<Work> turns,
			Membership membership, PartitionWatch watch, IntakeLimits limits, InstantSource clock) {
		this.consumers = consumers;
		this.mailboxes = new KeyMailboxes<>(turns, Work::bytes);
		this.membership = membership;
		this.watch = watch;
		this.limits = limits;
		this.clock = clock;
	}

	public void start() {
		this.thread.start();
	}

	/** Take nothing more, let what runs finish for a while, leave. */
	public void stop() throws InterruptedException {
		this.stopping.countDown();
		this.thread.join(this.limits.drain().plus(this.limits.revocation()).plusSeconds(5));
	}

	/** Whether the thread runs; false for good after another instance took our name. */
	public boolean isRunning() {
		return this.thread.isAlive();
	}

	/** Whether the group has ever assigned partitions, be they none. */
	public boolean isAssigned() {
		return this.assigned;
	}

	/** Whether all that is ours now may be worked on. */
	public boolean isRecovered() {
		return this.recovered;
	}

	public Load load() {
		return this.mailboxes.load();
	}

	private void run() {
		while (!isStopping()) {
			try (Consumer<byte[], byte[]> consumer = this.consumers.get()) {
				Tenures tenures = new Tenures(consumer, this.mailboxes, this.membership, this.watch,
						this.limits.revocation(), this.clock);
				try {
					consumer.subscribe(List.of(Topics.CLOSED_BUFFERS.name()), tenures);
					poll(consumer, tenures);
				}
				finally {
					tenures.endAll();
				}
			}
			catch (FencedInstanceIdException ex) {
				logger.error("another responder runs under the same REMANSO_INSTANCE: this one stops");
				return;
			}
			catch (RuntimeException ex) {
				logger.error("polling failed, starting again in {}: {}", AFTER_ERROR, Unquoted.line(ex),
						Unquoted.stack(ex));
				awaitStop(AFTER_ERROR);
			}
		}
	}

	private void poll(Consumer<byte[], byte[]> consumer, Tenures tenures) {
		while (!isStopping()) {
			take(consumer, tenures);
		}
		long deadline = System.nanoTime() + this.limits.drain().toNanos();
		this.mailboxes.dropQueued((work) -> true);
		tenures.closeAll();
		while (this.mailboxes.load().active() > 0 && System.nanoTime() < deadline) {
			take(consumer, tenures);
		}
		int left = this.mailboxes.load().active();
		if (left > 0) {
			logger.warn("{} turns did not finish in {}: they are done after the next start", left, this.limits.drain());
		}
	}

	private void take(Consumer<byte[], byte[]> consumer, Tenures tenures) {
		pauseAndResume(consumer, tenures);
		for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
			Tenure tenure = tenures.of(new TopicPartition(record.topic(), record.partition()));
			if (tenure != null) {
				submit(tenure, record);
			}
		}
		tenures.all().forEach((partition, tenure) -> {
			if (tenure.isOpen() && consumer.currentLag(partition).orElse(1) == 0) {
				tenure.caughtUp();
			}
		});
		this.membership.update(consumer.groupMetadata());
		this.assigned = this.assigned || tenures.assignedOnce();
	}

	// A closing tenure is neither recovering nor open: nothing more is read of it.
	private void pauseAndResume(Consumer<byte[], byte[]> consumer, Tenures tenures) {
		Load load = this.mailboxes.load();
		this.full = this.full ? load.exceeds(this.limits.maxTurns() / 2, this.limits.maxBytes() / 2)
				: load.exceeds(this.limits.maxTurns(), this.limits.maxBytes());
		Set<TopicPartition> paused = new HashSet<>();
		tenures.all().forEach((partition, tenure) -> {
			if (this.full || !tenure.isOpen()) {
				paused.add(partition);
			}
		});
		Set<TopicPartition> running = new HashSet<>(tenures.all().keySet());
		running.removeAll(paused);
		Set<TopicPartition> before = consumer.paused();
		if (!paused.equals(before)) {
			consumer.pause(paused);
			consumer.resume(running);
		}
		this.recovered = this.assigned && tenures.all().values().stream().noneMatch(Tenure::isRecovering);
	}

	private void submit(Tenure tenure, ConsumerRecord<byte[], byte[]> record) {
		Work work = read(tenure, record);
		tenure.takeUp(record.offset(), (work.buffer() != null) ? work.buffer().turnId() : null);
		String user = (record.key() != null) ? new String(record.key(), StandardCharsets.UTF_8) : "";
		this.mailboxes.submit(user, work);
	}

	private static Work read(Tenure tenure, ConsumerRecord<byte[], byte[]> record) {
		try {
			ClosedBuffer buffer = Topics.CLOSED_BUFFERS.serde().deserialize(record.value());
			return new Work(tenure, record, buffer, (buffer != null) ? null : "a closed buffer without a value");
		}
		catch (SerializationException ex) {
			return new Work(tenure, record, null, ex.getMessage());
		}
	}

	private boolean isStopping() {
		return this.stopping.getCount() == 0;
	}

	private void awaitStop(Duration patience) {
		try {
			this.stopping.await(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
